// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/http/controlapi.h"

#include <QByteArray>
#include <QStringList>

namespace octroi::authority {

/// One POST /v1/keys/bulk under way: lines in, one result a line out, in their order. Some hundred items share
/// a transaction that is durable before their results are sent; between two of them other requests have their
/// turn. What is not yet worked on stays with the client, and so do results that it does not read.
class BulkRun : public std::enable_shared_from_this<BulkRun>
{
public:
    static constexpr int kMostItems = 100'000;
    static constexpr int kMostTogether = 500;
    static constexpr qsizetype kMostLine = 64 * 1024;
    /// Results that wait for a client which sends all before it reads any.
    static constexpr std::size_t kMostUnsent = 32 * 1024 * 1024;

    struct Options
    {
        Caller caller;
        bool returnsObjects = false; ///< ?return=object
        std::function<void()> announce; ///< after each transaction
        std::shared_ptr<std::atomic<int>> running; ///< counted down at the end
    };
    BulkRun(ControlServices &services, Options options, std::shared_ptr<BodyStream> in,
            std::shared_ptr<EventStream> out);
    ~BulkRun();
    void start() { ask(); }

private:
    void ask();
    void take(const std::string &bytes, BodyStream::State state);
    void work();
    void next();
    QList<QByteArray> takeLines();
    void run(const QList<QByteArray> &lines);
    Result<QJsonObject> read(const QByteArray &line) const;
    bool repeatsOne(const QList<Result<QJsonObject>> &items) const;
    QJsonObject runItem(const QJsonObject &item, std::optional<Error> &fatal);
    QJsonObject changed(const Result<domain::ApiKey> &key, const QString &id);
    QJsonObject issued(const Result<Issuer::Issued> &issued, const QString &id);
    QJsonObject failed(const Error &error, const QString &id);

    ControlServices &m_s;
    const Options m_options;
    const std::shared_ptr<BodyStream> m_in;
    const std::shared_ptr<EventStream> m_out;
    QByteArray m_text; ///< come and not worked on yet
    BodyStream::State m_state = BodyStream::State::More;
    qint64 m_index = 0;
    bool m_ended = false, m_skipping = false;
};

} // namespace octroi::authority
