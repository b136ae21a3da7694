"""Any Word file + figures -> a verdict for every numeral; adopting a finished report. See README.md."""
