"""Live reload under the content security policy."""

from mkdocs.livereload import LiveReloadServer

from generator.site.content_policy import admit_last_script


def admit_live_reload(server: LiveReloadServer) -> None:
    """Let each page that a server sends admit the script that the server puts at its end.

    The script names the state of the site, so it is another one each time, and no policy made
    before can know it.
    """
    inject = server._inject_js_into_html  # noqa: SLF001 - MkDocs offers no other place

    def inject_and_admit(content: bytes, epoch: int) -> bytes:
        page: bytes = inject(content, epoch)  # type: ignore[no-untyped-call] # MkDocs' own
        return admit_last_script(page.decode("utf-8")).encode("utf-8")

    setattr(server, inject.__name__, inject_and_admit)
