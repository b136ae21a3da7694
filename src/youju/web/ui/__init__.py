"""Components of pages: templates, styles, access rules, charts: what every page shares."""
