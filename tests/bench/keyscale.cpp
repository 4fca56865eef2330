// SPDX-License-Identifier: GPL-3.0-or-later
// What very many keys cost: bench_keyscale [keys]. Fills a store, starts a node over it and prints the time from
// the start to the first check, the memory, lists, filters, the snapshot and the rate of a bulk stream.
#include "../authority/linestream.h"
#include "../authority/wire.h"
#include "authority/node/node.h"
#include "crypto/digest.h"
#include "crypto/keyformat.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <cstdio>

using namespace octroi;
using namespace octroi::authority;
using namespace octroi::test;

namespace {

constexpr int kApplications = 1'000;
constexpr int kBulk = 100'000;

void show(const char *what, double value, const char *unit)
{
    std::printf("%-52s %12.1f %s\n", what, value, unit);
    std::fflush(stdout);
}

/// Resident memory in bytes; 0 where it cannot be read.
qint64 resident()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toLongLong() * 4096 : 0;
}

QString idOf(int n)
{
    return QStringLiteral("id%1").arg(n, 8, 10, QLatin1Char('0'));
}

void must(const Result<void> &done)
{
    if (!done)
        qFatal("%s", qPrintable(done.error().toString()));
}

void fillDirectory(Store &store, const QDateTime &now)
{
    for (int i = 0; i < kApplications; ++i) {
        const QString n = QString::number(i);
        must(store.putPartner({idOf(i), QStringLiteral("Partner ") + n, domain::PartnerKind::Business, domain::PartnerStatus::Active, {}, {}, now, 1}));
        must(store.putApplication({idOf(i), idOf(i), QStringLiteral("Shop"), now, 1}));
    }
    for (int i = 0; i < 40; ++i)
        must(store.putScope({QStringLiteral("area%1:read").arg(i), {}, domain::Sensitivity::Low, 0, now, 1}));
    must(store.putApi({idOf(0), QStringLiteral("A"), QStringLiteral("/a"), {{QStringLiteral("GET"), QStringLiteral("/{id}"), {}}}, now, 1}));
}

/// One key that can be checked, the others with digests of nothing.
QByteArray fillKeys(Store &store, int keys, const QDateTime &now)
{
    const auto real = crypto::generateKey(QStringLiteral("oct"), domain::Environment::Live);
    for (int done = 0; done < keys;) {
        must(store.transact([&]() -> Result<void> {
            for (int end = qMin(keys, done + 10'000); done < end; ++done) {
                StoredKey stored;
                domain::ApiKey &k = stored.key;
                const bool first = done == 0;
                k.id = first ? real.id : QStringLiteral("%1").arg(quint64(done) * 2654435761ULL % 0xFFFFFFFFFULL, 10, 36, QLatin1Char('0'));
                k.applicationId = idOf(done % kApplications);
                k.name = QStringLiteral("Key number %1").arg(done);
                k.prefix = QStringLiteral("oct");
                k.last4 = QStringLiteral("%1").arg(done % 10'000, 4, 10, QLatin1Char('0'));
                k.scopes = QStringList{QStringLiteral("area%1:read").arg(done % 40), QStringLiteral("area%1:read").arg(done / 40 % 40)};
                if (done % 10 == 0)
                    k.restrictions.addresses = QStringList{QStringLiteral("10.%1.0.0/16").arg(done % 200)};
                k.restrictions.addresses = first ? QStringList() : k.restrictions.addresses;
                k.createdAt = now.addSecs(-done);
                if (done % 3 == 0)
                    k.expiresAt = now.addDays(30 + done % 300);
                k.version = 1;
                stored.digest = first ? crypto::sha256Bytes(real.whole.reveal()) : crypto::sha256Bytes(k.id.toLatin1());
                if (const auto put = store.putKey(stored); !put)
                    return put;
            }
            return {};
        }));
    }
    return real.whole.reveal();
}

void measureLists(ControlClient &client)
{
    const auto timed = [&](const char *what, const QByteArray &target) {
        QElapsedTimer timer;
        timer.start();
        const Reply reply = client.call("GET", target);
        const auto items = reply.json().value(QStringLiteral("items")).toArray().size();
        std::printf("%-52s %12lld ms, %lld items\n", what, static_cast<long long>(timer.elapsed()), static_cast<long long>(items));
        std::fflush(stdout);
    };
    timed("page of 1000", "/v1/keys?limit=1000");
    timed("filter status:active scope:area7:read", "/v1/keys?filter=status%3Aactive%20scope%3Aarea7%3Aread");
    timed("filter expires<40d", "/v1/keys?filter=expires%3C40d");
    timed("filter name, one match", "/v1/keys?filter=name%3A%22number%20500123%22");
    timed("filter word that nothing has", "/v1/keys?filter=zzzzzzzz");
    timed("of one partner", "/v1/keys?partner_id=" + idOf(7).toLatin1());
    timed("last uses", "/v1/changes/last-used?since=0");
}

void measureSnapshot(quint16 port, const QByteArray &token)
{
    QElapsedTimer timer;
    timer.start();
    LineStream snapshot(port, token, "GET /v1/snapshots/keys", {});
    qint64 bytes = 0, lines = 0;
    for (QByteArray line; !(line = snapshot.line()).isEmpty(); ++lines)
        bytes += line.size() + 1;
    show("snapshot", double(timer.elapsed()) / 1000, snapshot.isWhole() ? "s" : "s, not whole");
    show("snapshot, bytes a key", double(bytes) / double(qMax<qint64>(1, lines - 2)), "");
}

void measureBulk(quint16 port, const QByteArray &token)
{
    QElapsedTimer timer;
    timer.start();
    LineStream stream(port, token);
    for (int i = 0; i < kBulk; ++i) {
        const QByteArray n = QByteArray::number(i);
        stream.send(R"({"op":"issue","idempotency_key":"b)" + n + R"(","body":{"application_id":")" + idOf(i % kApplications).toLatin1() + R"(","name":"B )" + n +
                    R"(","scopes":["area1:read"]}})" + '\n');
    }
    stream.finish();
    int done = 0;
    for (int i = 0; i < kBulk; ++i)
        done += stream.result().value(QStringLiteral("status")).toInt() == 201;
    show("bulk issue of 100000, idempotent, audited, durable", double(timer.elapsed()) / 1000, done == kBulk ? "s" : "s, some failed");
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const int keys = argc > 1 ? QByteArray(argv[1]).toInt() : 1'000'000;
    QTemporaryDir folder;
    SystemClock clock;
    QByteArray key;
    {
        auto store = openSqliteStore(folder.path());
        if (!store)
            qFatal("%s", qPrintable(store.error().toString()));
        must((*store)->transact([&]() -> Result<void> {
            fillDirectory(**store, clock.now());
            return {};
        }));
        key = fillKeys(**store, keys, clock.now());
    }
    show("keys", keys, "");
    show("store", double(QFile(folder.filePath(QStringLiteral("octroid.db"))).size()) / 1e6, "MB");
    const qint64 before = resident();
    QElapsedTimer timer;
    timer.start();
    Node::Options options;
    options.dataFolder = folder.path();
    options.threads = 1;
    auto node = Node::start(options, clock);
    if (!node)
        qFatal("%s", qPrintable(node.error().toString()));
    ControlClient client((*node)->port());
    const Reply first = client.check(key, "GET", "/a/1");
    show("start to the first check", double(timer.elapsed()) / 1000, first.status == 200 ? "s" : "s, refused");
    show("resident memory a key", double(resident() - before) / keys, "bytes");
    const Secret secret = (*node)->addMemoryClient(QStringLiteral("bench"), QStringLiteral("bench"));
    if (client.signIn("bench", secret.reveal()).status != 200)
        return 1;
    measureLists(client);
    measureSnapshot((*node)->port(), client.token());
    measureBulk((*node)->port(), client.token());
    return 0;
}
