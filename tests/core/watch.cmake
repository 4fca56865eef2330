# SPDX-License-Identifier: GPL-3.0-or-later
octroi_test(series SOURCES tst_series.cpp LIBS Octroi::usage LABELS core)
octroi_test(livering SOURCES tst_livering.cpp LIBS Octroi::usage LABELS core)
octroi_test(rowseries SOURCES tst_rowseries.cpp LIBS Octroi::usage LABELS core)
octroi_test(extremes SOURCES tst_extremes.cpp LIBS Octroi::usage LABELS core)
octroi_test(buckets SOURCES tst_buckets.cpp LIBS Octroi::usage LABELS core)
octroi_test(dashboardfile SOURCES tst_dashboardfile.cpp LIBS Octroi::report LABELS core)
octroi_test(distribution SOURCES tst_distribution.cpp LIBS Octroi::usage LABELS core)
