"""Large sizes of harnesses whose small sizes run with the tests; `python -m bench.long` writes bench/LONG.md."""
