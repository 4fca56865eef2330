// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/gateway.h"
#include "authority/http/refusallog.h"
#include "authority/http/server.h"
#include "benchkeys.h"
#include "commands.h"
#include "crypto/digest.h"

#include <QCoreApplication>
#include <atomic>
#include <cstdio>
#include <thread>

namespace octroi::bench {

namespace {

domain::Api checkedApi()
{
    domain::Api api;
    api.id = QStringLiteral("benchapi00");
    api.basePath = QStringLiteral("/bench");
    domain::Endpoint endpoint;
    endpoint.method = QStringLiteral("GET");
    endpoint.path = QStringLiteral("/{id}");
    endpoint.scopes = QStringList{QStringLiteral("bench:read")};
    api.endpoints << endpoint;
    return api;
}

} // namespace

int serve(qint64 keys, const QString &out, unsigned threads)
{
    using namespace authority;
    QFile file(out);
    if (!file.open(QIODevice::WriteOnly))
        return 1;
    const SystemClock clock;
    Verifier verifier(clock);
    verifier.putApis({checkedApi()});
    BenchKeys generator(2);
    const QDateTime now = clock.now();
    for (qint64 i = 0; i < keys; ++i) {
        const QByteArray key = generator.next();
        verifier.putCredential({crypto::sha256Bytes(key), BenchKeys::described(key, now), QStringLiteral("benchpart0"), false});
        file.write(key + '\n');
    }
    file.close();
    Meter meter(verifier, clock, threads);
    RefusalLog refusals(verifier.epochs(), threads);
    CheckRoute check(verifier, meter, refusals, threads);
    Networks loopback;
    loopback.add("127.0.0.0/8");
    Gateway gateway(check, loopback, [](const OwnedRequest &, const std::shared_ptr<ReplyTarget> &) { return false; });
    HttpServer::Options options;
    options.threads = threads;
    auto server = HttpServer::start(options, gateway);
    if (!server)
        return 1;
    // What octroid does every second, but for the store.
    std::atomic<bool> over{false};
    std::thread ticking([&] {
        while (!over) {
            std::this_thread::sleep_for(std::chrono::seconds(1));
            meter.collect();
            meter.closeSeconds();
            refusals.flush();
            verifier.epochs().reclaim();
        }
    });
    std::printf("port=%d keys=%lld bytes_per_key=%.1f\n", int((*server)->port()), static_cast<long long>(keys),
                double(verifier.table().memoryBytes()) / double(std::max<qint64>(1, keys)));
    std::fflush(stdout);
    QCoreApplication::exec(); // until it is killed
    over = true;
    ticking.join();
    (*server)->stop();
    return 0;
}

} // namespace octroi::bench
