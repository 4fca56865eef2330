# SPDX-License-Identifier: GPL-3.0-or-later
if(TARGET Octroi::test_octroid)
    octroi_test(scopespage SOURCES tst_scopespage.cpp sheetfixture.h
        LIBS Octroi::test_octroid Octroi::dialogs Octroi::page_scopes LABELS ui e2e)
    add_dependencies(tst_scopespage octroid)
endif()
