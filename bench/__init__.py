"""What is measured and not asserted: build time and memory as the site grows, and a reader's load, beside other generators.

`make bench` prints ratios within one run on one machine and writes a dated table into bench/results/. Times differ between
machines and hours; what must not differ (bytes, requests) is asserted in tests/.
"""
