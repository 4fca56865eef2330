# SPDX-License-Identifier: GPL-3.0-or-later
octroi_test(roles SOURCES tst_roles.cpp nodefixture.h wire.h
    LIBS Octroi::authority_node Octroi::authority_http Octroi::crypto Qt6::Network TIMEOUT 300)
octroi_test(accounts SOURCES tst_accounts.cpp failingstore.h issuerfixture.h LIBS Octroi::authority_accounts Octroi::crypto)
octroi_test(signinpages SOURCES tst_signinpages.cpp nodefixture.h wire.h LIBS Octroi::authority_node Octroi::authority_http Octroi::crypto
    Qt6::Network TIMEOUT 300)
octroi_test(receipt SOURCES tst_receipt.cpp LIBS Octroi::audit Octroi::crypto Octroi::report)
octroi_test(checkpoint SOURCES tst_checkpoint.cpp LIBS Octroi::audit Octroi::crypto)
