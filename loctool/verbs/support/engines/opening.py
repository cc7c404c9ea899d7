"""Opens an engine with its settings in the project's configuration."""

from __future__ import annotations

from typing import Any

from loctool.engines import ENGINES, Engine
from loctool.engines.installed import find_engine
from loctool.errors import ConfigError, SettingError
from loctool.files import PRIVATE
from loctool.project import Project
from loctool.project.engines import KIND
from loctool.project.lines import error_in
from loctool.verbs.support.inputs import route_to


def open_engine(
    project: Project,
    name: str,
    language: str,
    *,
    beam: int | None = None,
    routes: tuple[str, ...] = (),
    remote: bool = False,
    drafts: bool = True,
) -> Engine:
    """Return an engine of the project, which loads and asks nothing before its first text.

    `routes` come before those of the configuration; `remote` lets it ask servers on other machines. `drafts` is whether
    it is to translate: without, loctool's own engines need no key and no leave to ask. Raises ConfigError with the line
    in the configuration for an unknown engine or a wrong setting, and PackageError.
    """
    settings = dict(project.engines.get(name, {}))
    kind = settings.pop(KIND, name)
    if remote or (not drafts and kind in ENGINES):
        settings["remote"] = True
    if not drafts and kind in ENGINES:
        settings.pop("key_variable", None)
    options: dict[str, Any] = {
        "beam": beam,
        "route": route_to(language, (*routes, *project.routes)),
        "settings": settings,
        "folder": project.root / PRIVATE,
    }
    if kind != name:
        _check_kind(project, name, kind)
        options["name"] = name
    try:
        engine = find_engine(kind)(project.source_language, language, **options)
    except SettingError as problem:
        raise error_in(project.config, ("engines", name, *problem.key.split(".")), problem.message) from problem
    if kind != name and engine.name != name:
        raise _wrong_kind(
            project, name, f"an engine of kind {kind!r} cannot have another name; call the table `{kind}`"
        )
    return engine


def _check_kind(project: Project, name: str, kind: str) -> None:
    """Raise ConfigError unless a table may have another name than its engine."""
    if name in ENGINES:
        raise _wrong_kind(project, name, f"the engine {name!r} is not of kind {kind!r}; give the table another name")
    if kind not in ENGINES:
        raise _wrong_kind(project, name, f"{kind!r} is not one of loctool's own engines: {', '.join(ENGINES)}")


def _wrong_kind(project: Project, name: str, message: str) -> ConfigError:
    return error_in(project.config, ("engines", name, KIND), message)
