"""Views: what each page says, worked out as plain data before any markup is written."""
