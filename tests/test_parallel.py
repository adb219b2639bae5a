"""Shares of work: done side by side, in order, and never silently lost."""

import os

import pytest

from generator.parallel import WorkerDiedError, shared


def test_results_come_in_the_order_of_the_shares() -> None:
    found = shared(lambda share: (share, os.getpid()), 3)
    assert [share for share, _ in found] == [0, 1, 2]
    assert len({process for _, process in found}) == 3
    assert found[0][1] == os.getpid()


def test_a_copy_sees_what_was_there_before() -> None:
    seen = ["before"]
    assert shared(lambda share: [*seen, share], 2) == [["before", 0], ["before", 1]]


def test_an_error_is_raised_where_the_work_was_asked_for() -> None:
    with pytest.raises(ZeroDivisionError):
        shared(lambda share: 1 // (1 - share), 2)


def test_a_death_is_an_error() -> None:
    with pytest.raises(WorkerDiedError):
        shared(lambda share: os._exit(0) if share else None, 2)
