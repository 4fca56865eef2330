# SPDX-License-Identifier: GPL-3.0-or-later
octroi_test(delivery SOURCES tst_delivery.cpp LIBS Octroi::crypto Octroi::report octroi_test_support)
