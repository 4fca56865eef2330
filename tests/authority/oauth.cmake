# SPDX-License-Identifier: GPL-3.0-or-later
octroi_test(clients SOURCES tst_clients.cpp LIBS Octroi::issuer Octroi::crypto)
octroi_test(issuername SOURCES tst_issuername.cpp LIBS Octroi::authority_node)
octroi_test(scopereplace SOURCES tst_scopereplace.cpp failingstore.h issuerfixture.h oauthfixture.h LIBS Octroi::authority_oauth)
octroi_test(oauthgrants SOURCES tst_oauthgrants.cpp oauthfixture.h LIBS Octroi::authority_oauth)
octroi_test(oauthclients SOURCES tst_oauthclients.cpp oauthfixture.h samplecertificate.h LIBS Octroi::authority_oauth)
octroi_test(signingalgorithm SOURCES tst_signingalgorithm.cpp daemon.h wire.h LIBS Octroi::crypto Qt6::Network)
add_dependencies(tst_signingalgorithm octroid)
octroi_test(assertions SOURCES tst_assertions.cpp oauthfixture.h nodefixture.h keyserver.h wire.h
    LIBS Octroi::authority_node Octroi::authority_oauth Octroi::crypto Qt6::Network)
octroi_test(crossorigin SOURCES tst_crossorigin.cpp nodefixture.h wire.h LIBS Octroi::authority_node Octroi::authority_http Qt6::Network)
octroi_test(idempotency SOURCES tst_idempotency.cpp nodefixture.h wire.h LIBS Octroi::authority_node Qt6::Network yaml-cpp::yaml-cpp)
octroi_test(encryption SOURCES tst_encryption.cpp daemon.h wire.h LIBS Octroi::authority_node Octroi::store Octroi::crypto Qt6::Network)
add_dependencies(tst_encryption octroid)
octroi_test(tokenrequest SOURCES tst_tokenrequest.cpp keyserver.h nodefixture.h wire.h
    LIBS Octroi::authority_node Octroi::authority_oauth Octroi::tokens Qt6::Network TIMEOUT 300)
