"""The user guide: `make guide` builds it once a language, without a network."""

project = "Youju 有据"
project_copyright = "Youju contributors, Apache-2.0"
extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence"]
html_theme = "furo"
html_title = "Youju 有据"
html_show_sourcelink = False
html_copy_source = False
