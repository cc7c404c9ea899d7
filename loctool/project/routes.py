"""The routes of a configuration: from the source language to the targets, one for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loctool.project.layout import Project


def faults_of_routes(project: Project) -> Iterator[tuple[str, str]]:
    """Yield (route, what is wrong with it) for what leads to no target, or where another one leads."""
    for number, route in enumerate(project.routes):
        if why := _fault(project, route, project.routes[:number]):
            yield route, why


def _fault(project: Project, route: str, others: Sequence[str]) -> str:
    from loctool.packages import leads_to, starts_from

    ends = [target for target in project.targets if leads_to(route, target)]
    if "-" not in route:
        return "names one language alone"
    if not ends:
        return "leads to none of the targets"
    if not starts_from(route, project.source_language):
        return f"does not begin with the source language {project.source_language!r}"
    before = [target for other in others for target in ends if leads_to(other, target)]
    return f"leads to {before[0]!r}, as another one does" if before else ""
