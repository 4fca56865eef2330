# SPDX-License-Identifier: GPL-3.0-or-later
# Programs that were not written here, installed into the build folder by the tests themselves.
octroi_test(strictclients SOURCES tst_strictclients.cpp LIBS Octroi::authority_node Octroi::authority_oauth Qt6::Network LABELS conformance TIMEOUT 900)
octroi_test(fuzzedapi SOURCES tst_fuzzedapi.cpp LIBS Octroi::authority_node Qt6::Network LABELS conformance TIMEOUT 1700)
octroi_test(rfc9700 SOURCES tst_rfc9700.cpp LABELS conformance)
octroi_test(tokenverdicts SOURCES tst_tokenverdicts.cpp LIBS Octroi::tokens LABELS conformance TIMEOUT 600)
