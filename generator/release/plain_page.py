"""Small pages beside the releases: each stands alone, with a policy and a style of its own."""

from string import Template

from markupsafe import Markup

from generator.site.content_policy import ContentPolicy

_DOCUMENT = Template("""<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>$title</title>
<link rel="stylesheet" href="{root}latest.css">
$head</head>
<body$attributes>
<main>
$body</main>
</body>
</html>
""")


def plain_page(
    body: str, *, title: str = "{title}", head: str = "", attributes: str = ""
) -> Markup:
    """Give the template of a page, to be filled by its `format`, which escapes what it is given.

    Args:
        body: What stands in it, with placeholders; a constant.
        title: Its title, likewise.
        head: More for its head, likewise.
        attributes: Attributes of its body, likewise.

    Returns:
        The template; beside the placeholders of the arguments it has `language` and `root`, the
            way to the root of the published site.
    """
    html = _DOCUMENT.substitute(title=title, head=head, attributes=attributes, body=body)
    return Markup(ContentPolicy().put_into(html))  # noqa: S704 - made of constants
