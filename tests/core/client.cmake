# SPDX-License-Identifier: GPL-3.0-or-later
octroi_test(filter SOURCES tst_filter.cpp LIBS Octroi::domain)
