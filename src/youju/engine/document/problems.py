"""Problems about Word files. Untrusted files: DOC001-029; reading and binding: DOC030-059; layout: DOC060-099."""
