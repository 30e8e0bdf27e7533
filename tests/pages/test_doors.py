"""By a link somebody sees what it opens and nothing else; whatever is wrong with a link, the page is the same."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from starlette.requests import Request
from starlette.responses import Response

from roadmap.access.models import Role
from roadmap.access.tokens import token_hash
from roadmap.assessment.models import Assessment
from roadmap.store import Store
from roadmap.ui import doors, routes, visitor
from tests.pages.conftest import Launch

CLOSED = "This is not open just now"


@pytest.fixture(autouse=True)
def nobody_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doors, "tries", doors.Tries())


def ask(path: str, cookie: str | None = None, method: str = "GET", **headers: str) -> Response:
    """What the server answers to one request."""
    sent = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    if cookie:
        sent.append((b"cookie", f"{visitor.COOKIE}={cookie}".encode()))
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "scheme": "http",
        "headers": sent,
        "query_string": b"",
        "server": ("a", 1),
    }
    return doors.leave(Request(scope)) if path == "/leave" else doors.join(Request(scope))


def led_on(answer: Response) -> Response:
    """The page to which a link leads that opens nothing: the answer names no link and sets no cookie."""
    assert (answer.status_code, answer.headers["location"]) == (303, "/j/")
    assert "set-cookie" not in answer.headers
    assert answer.headers["cache-control"] == "no-store"
    return ask("/j/")


def soon() -> datetime:
    return datetime.now(UTC) + timedelta(hours=1)


def value_in(answer: Response) -> str:
    return answer.headers["set-cookie"].split(";")[0].partition("=")[2]


def test_a_link_leads_on_with_a_cookie_of_its_own_value(kept: Store, begun: Assessment) -> None:
    new = kept.make_link(Role.VIEWER, begun.id, soon())
    answer = ask(f"/j/{new.token}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["cache-control"] == "no-store"
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Path=/" in cookie
    assert "Secure" not in cookie
    assert new.token not in cookie
    assert kept.visit_of(token_hash(value_in(answer)), datetime.now(UTC))


def test_over_https_the_cookie_is_secure(kept: Store, begun: Assessment) -> None:
    new = kept.make_link(Role.VIEWER, begun.id, soon())
    assert "Secure" in ask(f"/j/{new.token}", x_forwarded_proto="https").headers["set-cookie"]


def test_whatever_is_wrong_with_a_link_the_page_is_the_same(kept: Store, begun: Assessment) -> None:
    now = datetime.now(UTC)
    revoked = kept.make_link(Role.VIEWER, begun.id, soon())
    kept.revoke_link(revoked.link.hash, now)
    expired = kept.make_link(Role.VIEWER, begun.id, now)
    spent = kept.make_link(Role.FACILITATOR, begun.id, soon(), once=True)
    assert ask(f"/j/{spent.token}").status_code == 303
    paths = [revoked.token, expired.token, spent.token, "A" * 22, "short", "a/b", f"{revoked.token}?x", "<script>"]
    answers = [led_on(ask(f"/j/{path}")) for path in paths]
    assert {answer.status_code for answer in answers} == {404}
    assert len({bytes(answer.body) for answer in answers}) == 1
    page = bytes(answers[0].body).decode()
    assert CLOSED in page
    assert "Childline" in page
    assert "<script" not in page
    assert all("set-cookie" not in answer.headers for answer in answers)
    assert all(answer.headers["cache-control"] == "no-store" for answer in answers)


def test_after_many_wrong_links_one_has_to_wait_and_who_holds_a_link_still_comes_in(kept: Store, begun: Assessment) -> None:
    new = kept.make_link(Role.VIEWER, begun.id, soon())
    for _ in range(119):
        assert led_on(ask("/j/guessed")).status_code == 404
    late = led_on(ask("/j/guessed"))
    assert late.status_code == 429
    assert "so this one has to wait. Please try it again in about 1 minute" in bytes(late.body).decode()
    assert ask(f"/j/{new.token}").status_code == 303


def test_asking_for_the_head_alone_uses_nothing_up(kept: Store, begun: Assessment) -> None:
    once = kept.make_link(Role.FACILITATOR, begun.id, soon(), once=True)
    assert ask(f"/j/{once.token}", method="HEAD").status_code == 405
    assert ask(f"/j/{once.token}").status_code == 303


def test_leaving_forgets_the_link_in_this_browser(kept: Store, begun: Assessment, come_by: Callable[..., str]) -> None:
    value = come_by(Role.VIEWER, begun.id)
    answer = ask("/leave", cookie=value)
    assert "Max-Age=0" in answer.headers["set-cookie"]
    assert kept.visit_of(token_hash(value), datetime.now(UTC)) is None
    assert bytes(ask("/leave").body) == bytes(answer.body)


def test_no_address_of_a_link_gets_into_the_log_of_requests() -> None:
    import logging

    routes.keep_links_out_of_logs()
    routes.keep_links_out_of_logs()
    logger = logging.getLogger("uvicorn.access")
    made = logger.makeRecord("uvicorn.access", 20, "", 1, '%s - "%s %s" %d', ("1.2.3.4", "GET", "/j/secret", 303), None)
    assert not logger.filter(made)
    assert logger.filter(logger.makeRecord("uvicorn.access", 20, "", 1, '%s "%s"', ("1.2.3.4", "/"), None))


def test_a_viewer_sees_results_and_no_set_up(launch: Launch, answered: Assessment, come_by: Callable[..., str]) -> None:
    come_by(Role.VIEWER, answered.id)
    assert launch("results").title[0].value == "Where we stand"
    for page in ("setup", "questions"):
        with pytest.raises(ValueError, match="Could not find a navigation page"):
            launch(page)


def test_a_viewer_reads_the_plan_and_changes_nothing(
    launch: Launch, kept: Store, answered: Assessment, come_by: Callable[..., str]
) -> None:
    app = launch("plan", answered)
    next(button for button in app.button if button.label == "Draft the plan").click().run()
    assert kept.plan(answered.id).priorities
    come_by(Role.VIEWER, answered.id)
    assert [button.label for button in launch("plan").button] == []
    assert "Go to the ladder" not in [button.label for button in launch("results").button]


def test_another_assessment_in_the_address_is_a_kind_page(
    launch: Launch, kept: Store, answered: Assessment, come_by: Callable[..., str]
) -> None:
    framework = kept.framework_of(answered.id)
    other = kept.create_assessment(
        "Hill Council", "Housing", "First", framework, "start", answered.contacts, kept.collection_of(answered.id).kind,
        today=answered.created_on,
    )  # fmt: skip
    come_by(Role.VIEWER, other.id)
    for named in (answered.id, "0123456789abcdef"):
        app = launch("home", a=named)
        assert app.title[0].value == CLOSED
        assert "Harbour Council" not in " ".join(one.value for one in app.markdown)
    assert "Hill Council" in " ".join(one.value for one in launch("results", other).markdown)


def test_a_visit_that_ended_opens_nothing_even_on_a_laptop(
    launch: Launch, kept: Store, answered: Assessment, come_by: Callable[..., str]
) -> None:
    value = come_by(Role.VIEWER, answered.id)
    kept.end_visit(token_hash(value))
    assert launch("home").title[0].value == CLOSED
    assert "Harbour Council" not in " ".join(one.value for one in launch("home", answered).markdown)


def test_who_comes_by_a_link_gives_answers_of_their_own(
    launch: Launch, kept: Store, answered: Assessment, come_by: Callable[..., str]
) -> None:
    come_by(Role.STEERING_MEMBER, answered.id)
    app = launch("check")
    assert not app.exception
    assert "Questions still open: 32." in " ".join(one.value for one in app.markdown)
