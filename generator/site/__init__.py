"""The site: everything an edition consists of as files, written, built and previewed."""
