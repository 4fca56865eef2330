# SPDX-License-Identifier: GPL-3.0-or-later
octroi_test(delivery SOURCES tst_delivery.cpp LIBS Octroi::crypto Octroi::report octroi_test_support)
octroi_test(keyscan SOURCES tst_keyscan.cpp LIBS Octroi::leak Octroi::crypto)
octroi_test(packedscan SOURCES tst_packedscan.cpp LIBS Octroi::leak Octroi::crypto LibArchive::LibArchive)
octroi_test(leakscan SOURCES tst_leakscan.cpp LIBS Octroi::leak Octroi::crypto)
