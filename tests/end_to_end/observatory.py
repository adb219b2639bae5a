"""The rules by which Mozilla's HTTP Observatory grades a site, for what a handbook may send.

As published at https://developer.mozilla.org/en-US/observatory/docs/tests_and_scoring: 100 points,
less the penalties; who then has 90 or more gets the bonuses as well; 100 and more are an A+.
"""

import http.client
import re
from collections.abc import Mapping
from email.message import Message
from urllib.parse import urlsplit

BASELINE = 100
EXTRA_CREDIT_FROM = 90
SIX_MONTHS = 15_768_000

GRADES = (
    *((100, "A+"), (90, "A"), (85, "A-"), (80, "B+"), (70, "B"), (65, "B-"), (60, "C+")),
    *((50, "C"), (45, "C-"), (40, "D+"), (30, "D"), (25, "D-"), (0, "F")),
)

_SOURCE = re.compile(r"""<script\b[^>]*\bsrc=["']?(https?:)?//""", re.IGNORECASE)


def modifiers(headers: Message, html: str, redirected: tuple[str, str] | None) -> Mapping[str, int]:
    """Give the points that each test adds or takes.

    Args:
        headers: Those of the page.
        html: The page.
        redirected: From where to where plain HTTP leads, None where it does not lead on.
    """
    policy = _policy(headers["Content-Security-Policy"])
    return {
        "content-security-policy": _content_security_policy(policy),
        "cookies": _cookies(headers),
        "cross-origin-resource-sharing": -50 * (headers["Access-Control-Allow-Origin"] is not None),
        "redirection": _redirection(redirected),
        "referrer-policy": _referrer_policy(headers["Referrer-Policy"]),
        "strict-transport-security": _transport_security(headers["Strict-Transport-Security"]),
        "subresource-integrity": -50 * bool(_SOURCE.search(html)),
        "x-content-type-options": 0 if headers["X-Content-Type-Options"] == "nosniff" else -5,
        "x-frame-options": 5 if {*policy.get("frame-ancestors", ())} <= {"'none'", "'self'"}
        and "frame-ancestors" in policy
        else 0 if headers["X-Frame-Options"] in {"DENY", "SAMEORIGIN"} else -20,
        "cross-origin-resource-policy": {None: 0, "same-origin": 10, "same-site": 10, "cross-origin": 0}
        .get(headers["Cross-Origin-Resource-Policy"], -5),
    }  # fmt: skip


def score(found: Mapping[str, int]) -> int:
    """Give the points of a site."""
    basic = BASELINE + sum(points for points in found.values() if points < 0)
    bonus = sum(points for points in found.values() if points > 0)
    return max(0, basic + bonus if basic >= EXTRA_CREDIT_FROM else basic)


def grade(points: int) -> str:
    """Give the grade for points."""
    return next(name for least, name in GRADES if points >= least)


def first_redirection(address: str) -> tuple[str, str] | None:
    """Ask for an address without TLS; give the host that was asked and where it leads."""
    parts = urlsplit(address)
    asked = http.client.HTTPConnection(parts.netloc)
    try:
        asked.request("GET", f"{parts.path}?{parts.query}" if parts.query else parts.path)
        answer = asked.getresponse()
        leads = answer.getheader("Location")
        return (f"http://{parts.hostname}", leads) if answer.status == 301 and leads else None
    finally:
        asked.close()


def _policy(header: str | None) -> Mapping[str, list[str]]:
    directives = (one.split() for one in (header or "").split(";"))
    return {words[0].lower(): words[1:] for words in directives if words}


def _content_security_policy(policy: Mapping[str, list[str]]) -> int:
    if not policy:
        return -25
    default = policy.get("default-src", ["*"])
    scripts, objects = policy.get("script-src", default), policy.get("object-src", default)
    broad = {"'unsafe-inline'", "data:", "https:", "http:", "*"}
    if broad & {*scripts, *objects}:
        return -20
    sources = {
        source for name, words in policy.items() for source in words if name.endswith("-src")
    }
    if any(source.startswith("http:") for source in sources):
        return -20
    if "'unsafe-eval'" in scripts:
        return -10
    if broad & {*policy.get("style-src", default)}:
        return 0
    closed = policy.get("form-action") in (["'none'"], ["'self'"])
    return 10 if default == ["'none'"] and closed else 5


def _cookies(headers: Message) -> int:
    """Any cookie is taken for the worst: a handbook sets none."""
    return -40 * bool(headers.get_all("Set-Cookie"))


def _redirection(redirected: tuple[str, str] | None) -> int:
    if redirected is None:
        return -20
    asked, leads = (urlsplit(one) for one in redirected)
    if leads.scheme != "https":
        return -20
    return 0 if leads.hostname == asked.hostname else -5


def _referrer_policy(header: str | None) -> int:
    private = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
    return 0 if header is None else 5 if header in private else -5


def _transport_security(header: str | None) -> int:
    found = re.search(r"\bmax-age=(\d+)", header or "")
    return -20 if found is None else 0 if int(found[1]) >= SIX_MONTHS else -10
