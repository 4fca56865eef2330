# SPDX-License-Identifier: GPL-3.0-or-later
octroi_test(filter SOURCES tst_filter.cpp LIBS Octroi::domain)
octroi_test(serversentevents SOURCES tst_serversentevents.cpp LIBS Octroi::backends)
octroi_test(csv SOURCES tst_csv.cpp LIBS Octroi::report)
octroi_test(octroidbackend SOURCES tst_octroidbackend.cpp mockoctroid.cpp mockoctroid.h LIBS Octroi::backends)
