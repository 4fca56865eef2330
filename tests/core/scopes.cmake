# SPDX-License-Identifier: GPL-3.0-or-later
octroi_test(openapi SOURCES tst_openapi.cpp LIBS Octroi::report)
if(TARGET Octroi::test_octroid)
    octroi_test(scopereach SOURCES tst_scopereach.cpp LIBS Octroi::test_octroid Octroi::change Octroi::report LABELS e2e)
    add_dependencies(tst_scopereach octroid)
endif()
