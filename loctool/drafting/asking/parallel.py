"""Several slides asked for at once: answers are awaited in threads, and judged in one, as they come."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait

from loctool.drafting.asking.conversation import Conversation
from loctool.drafting.cascade.made import Finished
from loctool.engines.requests import Answer, Correspondent
from loctool.errors import PackageError

AHEAD = 2
"""Requests made for each one that may be under way, so that none waits for answers to be judged."""


def converse(conversations: Iterable[Conversation], correspondent: Correspondent) -> Finished:
    """Yield messages as soon as they are finished.

    Raises PackageError if the engine cannot be asked any further, after all that it has answered. Then, and if the
    caller stops, nothing is waited for.
    """
    remaining = iter(conversations)
    under_way: dict[Future[Answer], Conversation] = {}
    pool = ThreadPoolExecutor(correspondent.parallel, thread_name_prefix="loctool-ask")

    def ask(one: Conversation) -> None:
        if (request := one.request()) is not None:
            under_way[pool.submit(correspondent.answer, request)] = one

    try:
        while True:
            while len(under_way) < AHEAD * correspondent.parallel and (one := next(remaining, None)) is not None:
                ask(one)
                yield from _finished(one)
            if not under_way:
                break
            yield from _take(under_way, ask)
    except BaseException:
        correspondent.close()
        raise
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _finished(one: Conversation) -> Finished:
    if found := one.finished():
        yield found


def _take(under_way: dict[Future[Answer], Conversation], ask: Callable[[Conversation], None]) -> Finished:
    """Wait for answers, yield what they finish, and ask again for the rest. Raises PackageError as `converse` does."""
    problem: PackageError | None = None
    for future in wait(under_way, return_when=FIRST_COMPLETED).done:
        one = under_way.pop(future)
        try:
            one.take(future.result())
        except PackageError as failure:
            problem = problem or failure
            under_way[future] = one
        else:
            ask(one)
            yield from _finished(one)
    if problem:
        for one in under_way.values():
            if found := one.break_off():
                yield found
        raise problem
