# SPDX-License-Identifier: GPL-3.0-or-later
if(UNIX)
    octroi_test(nginx SOURCES tst_nginx.cpp boundcaller.cpp boundcaller.h tlsfiles.cpp tlsfiles.h rawclient.cpp rawclient.h servers.cpp servers.h
        LIBS Octroi::crypto Qt6::Network LABELS e2e TIMEOUT 300)
    octroi_test(boundcertificate SOURCES tst_boundcertificate.cpp tlsfiles.cpp tlsfiles.h rawclient.cpp rawclient.h servers.cpp servers.h
        LIBS Octroi::crypto Qt6::Network LABELS e2e TIMEOUT 300)
    add_dependencies(tst_boundcertificate octroid)
    octroi_test(tlsproxy SOURCES tst_tlsproxy.cpp rawclient.cpp rawclient.h servers.cpp servers.h
        LIBS Octroi::crypto Qt6::Network LABELS e2e TIMEOUT 300)
    add_dependencies(tst_tlsproxy octroid)
    octroi_test(alerttls SOURCES tst_alerttls.cpp tlsfiles.cpp tlsfiles.h LIBS Octroi::authority_alerts Qt6::Network LABELS e2e)
    foreach(proxy caddy haproxy)
        octroi_test(${proxy} SOURCES tst_${proxy}.cpp boundcaller.cpp boundcaller.h proxysuite.cpp proxysuite.h proxyprocess.cpp proxyprocess.h tlsfiles.cpp tlsfiles.h
            rawclient.cpp rawclient.h servers.cpp servers.h LIBS Octroi::crypto Qt6::Network LABELS e2e TIMEOUT 300)
        add_dependencies(tst_${proxy} octroid)
    endforeach()
endif()
