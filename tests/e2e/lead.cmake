# SPDX-License-Identifier: GPL-3.0-or-later
if(UNIX AND OCTROI_CONSOLE)
    octroi_test(mainjob SOURCES tst_mainjob.cpp rawclient.cpp rawclient.h servers.cpp servers.h
        LIBS Qt6::Gui Qt6::Network LABELS e2e TIMEOUT 600)
endif()
