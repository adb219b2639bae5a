"""The browser side, as served: small classic scripts and style sheets."""
