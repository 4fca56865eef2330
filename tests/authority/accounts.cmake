# SPDX-License-Identifier: GPL-3.0-or-later
octroi_test(roles SOURCES tst_roles.cpp nodefixture.h wire.h
    LIBS Octroi::authority_node Octroi::authority_http Qt6::Network TIMEOUT 300)
