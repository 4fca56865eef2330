# SPDX-License-Identifier: GPL-3.0-or-later
if(TARGET octroid)
    octroi_test(backend SOURCES tst_backend.cpp suite.cpp clientsuite.cpp suite.h LIBS Octroi::test_octroid LABELS e2e)
    add_dependencies(tst_backend octroid)
endif()
