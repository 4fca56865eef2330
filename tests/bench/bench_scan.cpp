// SPDX-License-Identifier: GPL-3.0-or-later
// How many bytes of text without a key the search for keys reads in a second and core. Text of words in
// lines, and source of programs, where the character that is looked for is common.
//   bench_scan [megabytes] [file with text]
#include "leak/keyscanner.h"

#include <QFile>
#include <chrono>
#include <cstdio>

using namespace octroi;

namespace {

/// A log as servers write it: words, numbers, addresses, now and then an underscore.
QByteArray logText(qsizetype size)
{
    const QByteArray words[] = {"GET",      "/orders/v1/things", "200",         "192.0.2.17",
                                "user_id=", "accepted",          "connection",  "timeout after",
                                "2027-01",  "{\"a\":1}",         "Mozilla/5.0", "live"};
    QByteArray text;
    text.reserve(size + 64);
    quint32 state = 1;
    int column = 0;
    while (text.size() < size) {
        state = state * 1664525 + 1013904223;
        text += words[(state >> 24) % std::size(words)];
        text += ++column % 14 == 0 ? '\n' : ' ';
    }
    return text;
}

/// Base64 of anything, as in mail.
QByteArray encodedText(const QByteArray &plain)
{
    const QByteArray whole = plain.toBase64();
    QByteArray text;
    text.reserve(whole.size() + whole.size() / 76 + 1);
    for (qsizetype at = 0; at < whole.size(); at += 76)
        text += whole.mid(at, 76) + '\n';
    return text;
}

double megabytesPerSecond(const QByteArray &text, qint64 bytes, qint64 &found)
{
    constexpr qsizetype block = 1 << 18;
    leak::KeyScanner scanner([&found](const leak::Sighting &) { ++found; });
    const auto from = std::chrono::steady_clock::now();
    qint64 done = 0;
    while (done < bytes) {
        for (qsizetype at = 0; at < text.size(); at += block)
            scanner.feed(QByteArrayView(text).sliced(at, std::min(block, text.size() - at)));
        done += text.size();
    }
    scanner.finish();
    return double(done) / 1e6 /
           std::chrono::duration<double>(std::chrono::steady_clock::now() - from).count();
}

} // namespace

int main(int argc, char **argv)
{
    const qint64 bytes = (argc > 1 ? QByteArray(argv[1]).toLongLong() : 2'000) * 1'000'000;
    QByteArray source;
    if (argc > 2) {
        QFile file(QFile::decodeName(argv[2]));
        if (!file.open(QIODevice::ReadOnly))
            return 2;
        source = file.readAll();
    }
    qint64 found = 0;
    std::printf("{\"figure\":\"scan: text\",\"value\":%.0f}\n",
                megabytesPerSecond(logText(32 << 20), bytes, found));
    std::printf("{\"figure\":\"scan: Base64\",\"value\":%.0f}\n",
                megabytesPerSecond(encodedText(logText(24 << 20)), bytes, found));
    if (!source.isEmpty())
        std::printf("{\"figure\":\"scan: source\",\"value\":%.0f}\n",
                    megabytesPerSecond(source, bytes, found));
    return found == 0 ? 0 : 1;
}
