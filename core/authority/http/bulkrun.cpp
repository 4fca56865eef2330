// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/bulkrun.h"

#include "authority/http/problem.h"
#include "authority/issuer/jsontext.h"
#include "domain/json.h"

#include <QJsonDocument>

namespace octroi::authority {

namespace {

/// Not the item is wrong but the store: nothing else of its transaction may count either.
bool isFatal(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Storage:
    case ErrorCode::StorageFull:
    case ErrorCode::Damaged:
    case ErrorCode::InUse:
    case ErrorCode::Unavailable: return true;
    default: return false;
    }
}

Error wrong(const char *field, const char *reason, const QString &detail)
{
    return Error{ErrorCode::Invalid, {}, detail, QString::fromLatin1(field), QString::fromLatin1(reason)};
}

/// The members of an item that say how, taken into the caller. Nothing when all is well.
std::optional<Error> readItem(const QJsonObject &item, Caller &caller)
{
    static const QStringList known{QStringLiteral("op"), QStringLiteral("id"), QStringLiteral("version"),
                                   QStringLiteral("idempotency_key"), QStringLiteral("body")};
    for (auto it = item.begin(); it != item.end(); ++it) {
        if (!known.contains(it.key())) {
            Error error = wrong("", "member_unknown", QStringLiteral("is not a member of an item"));
            error.field = it.key().left(200);
            return error;
        }
    }
    const auto version = item.value(QStringLiteral("version"));
    if (version.isDouble())
        caller.ifMatch = version.toInteger();
    else if (!version.isUndefined() && !version.isNull())
        return wrong("version", "member_type", QStringLiteral("is not a number"));
    const auto idempotency = item.value(QStringLiteral("idempotency_key"));
    if (!idempotency.isUndefined() && !idempotency.isString())
        return wrong("idempotency_key", "member_type", QStringLiteral("is not a text"));
    caller.idempotencyKey = idempotency.toString();
    const auto body = item.value(QStringLiteral("body"));
    if (!body.isUndefined() && !body.isObject())
        return wrong("body", "member_type", QStringLiteral("is not an object"));
    return std::nullopt;
}

} // namespace

BulkRun::BulkRun(ControlServices &services, Options options, std::shared_ptr<BodyStream> in,
                 std::shared_ptr<EventStream> out)
    : m_s(services)
    , m_options(std::move(options))
    , m_in(std::move(in))
    , m_out(std::move(out))
{
    ++*m_options.running;
}

BulkRun::~BulkRun()
{
    --*m_options.running;
    if (!m_ended)
        m_out->abort();
}

void BulkRun::ask()
{
    m_in->read([self = shared_from_this()](std::string bytes, BodyStream::State state) {
        // Where the control thread takes nothing more, the run is dropped and the client cut off.
        self->m_s.post([self, bytes = std::move(bytes), state] { self->take(bytes, state); });
    });
}

void BulkRun::take(const std::string &bytes, BodyStream::State state)
{
    m_text.append(bytes.data(), qsizetype(bytes.size()));
    m_state = state;
    work();
}

/// At most kMostTogether complete lines; the last one needs no end when the body has one.
QList<QByteArray> BulkRun::takeLines()
{
    QList<QByteArray> lines;
    qsizetype at = 0;
    if (m_skipping) {
        const qsizetype end = m_text.indexOf('\n');
        m_skipping = end < 0;
        at = end < 0 ? m_text.size() : end + 1;
    }
    while (lines.size() < kMostTogether && at < m_text.size()) {
        qsizetype end = m_text.indexOf('\n', at);
        if (end < 0 && m_state != BodyStream::State::Done && m_text.size() - at <= kMostLine)
            break;
        // An item without end is refused now; what still comes of it is none of the next.
        m_skipping = end < 0 && m_state != BodyStream::State::Done;
        if (end < 0)
            end = m_text.size();
        const QByteArray line = m_text.mid(at, end - at).trimmed();
        if (!line.isEmpty())
            lines << line;
        at = qMin(end + 1, m_text.size());
    }
    m_text.remove(0, at);
    return lines;
}

void BulkRun::work()
{
    // A body that was cut off ends here: what had come of it before was done, the rest was not.
    if (m_state == BodyStream::State::Broken || !m_out->isOpen())
        return;
    QList<QByteArray> lines = takeLines();
    const bool tooMany = m_index + lines.size() > kMostItems;
    if (tooMany)
        lines.resize(kMostItems - m_index);
    if (!lines.isEmpty())
        run(lines);
    if (tooMany) {
        const Error error{ErrorCode::TooLarge, {}, QStringLiteral("a stream has at most %1 items; the rest was not read").arg(kMostItems),
                          {}, QStringLiteral("too_many_items")};
        const QJsonObject last{{QStringLiteral("index"), m_index}, {QStringLiteral("status"), statusOf(error)},
                               {QStringLiteral("problem"), problemBody(error)}};
        m_out->write(QJsonDocument(last).toJson(QJsonDocument::Compact).append('\n').toStdString());
    }
    if (tooMany || (m_state == BodyStream::State::Done && m_text.isEmpty())) {
        m_ended = true;
        m_out->close();
        return;
    }
    next();
}

/// Goes on when the client has read enough, after whoever waits for the control thread.
void BulkRun::next()
{
    m_out->whenRoom(kMostUnsent, [self = shared_from_this()] {
        self->m_s.post([self] {
            const bool more = self->m_state == BodyStream::State::Done || self->m_text.contains('\n');
            more ? self->work() : self->ask();
        });
    });
}

void BulkRun::run(const QList<QByteArray> &lines)
{
    QList<Result<QJsonObject>> items;
    for (const QByteArray &line : lines)
        items << read(line);
    // A repeated item is given a fresh secret only when its key was never used: what was counted must be known.
    if (repeatsOne(items))
        [[maybe_unused]] const auto flushed = m_s.flushUsage();
    QList<QJsonObject> results;
    const auto done = m_s.issuer.together([&]() -> Result<void> {
        for (const Result<QJsonObject> &item : std::as_const(items)) {
            std::optional<Error> fatal;
            results << (item ? runItem(*item, fatal) : failed(item.error(), {}));
            if (fatal)
                return *fatal;
        }
        return {};
    });
    std::string out;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        QJsonObject result = i < results.size() ? results[i] : QJsonObject();
        // None of them has happened, whatever they said; only a wrong item would have been refused anyway.
        if (!done && (result.isEmpty() || result.value(QStringLiteral("status")).toInt() < 400))
            result = failed(done.error(), {});
        result[QStringLiteral("index")] = m_index++;
        out += QJsonDocument(result).toJson(QJsonDocument::Compact).append('\n').toStdString();
    }
    m_out->write(std::move(out));
    m_options.announce();
}

Result<QJsonObject> BulkRun::read(const QByteArray &line) const
{
    const auto no = [](const char *reason, const QString &detail) {
        return Error{ErrorCode::Invalid, {}, detail, {}, QString::fromLatin1(reason)};
    };
    if (line.size() > kMostLine)
        return no("json_syntax", QStringLiteral("a line has at most %1 bytes").arg(kMostLine));
    QJsonParseError syntax{};
    const QJsonDocument document = QJsonDocument::fromJson(line, &syntax);
    if (!document.isObject())
        return no("json_syntax", QStringLiteral("the line is not a JSON object"));
    QJsonObject item = document.object();
    if (repeatsMember({line.constData(), std::size_t(line.size())}, item))
        return no("json_repeated", QStringLiteral("an object of the line names a member twice"));
    return item;
}

/// One of them may have been asked for before.
bool BulkRun::repeatsOne(const QList<Result<QJsonObject>> &items) const
{
    return std::any_of(items.begin(), items.end(), [this](const Result<QJsonObject> &item) {
        const QString key = item ? item->value(QStringLiteral("idempotency_key")).toString() : QString();
        return !key.isEmpty() && m_s.issuer.mayHaveSeen(m_options.caller, key);
    });
}

QJsonObject BulkRun::runItem(const QJsonObject &item, std::optional<Error> &fatal)
{
    Caller caller = m_options.caller;
    if (const auto error = readItem(item, caller))
        return failed(*error, {});
    const QString op = item.value(QStringLiteral("op")).toString(), id = item.value(QStringLiteral("id")).toString();
    const QJsonObject body = item.value(QStringLiteral("body")).toObject();
    if (op != QLatin1String("issue") && id.isEmpty())
        return failed(wrong("id", "member_missing", QStringLiteral("is missing")), {});
    Issuer &issuer = m_s.issuer;
    const auto noted = [&fatal](auto result) {
        if (!result && isFatal(result.error()))
            fatal = result.error();
        return result;
    };
    using Simple = Result<domain::ApiKey> (Issuer::*)(const Caller &, const QString &);
    static const QMap<QString, Simple> simple{{QStringLiteral("suspend"), &Issuer::suspendKey},
                                              {QStringLiteral("resume"), &Issuer::resumeKey},
                                              {QStringLiteral("revoke"), &Issuer::revokeKey},
                                              {QStringLiteral("restore"), &Issuer::restoreKey}};
    if (const auto action = simple.constFind(op); action != simple.constEnd())
        return changed(noted((issuer.*action.value())(caller, id)), id);
    if (op == QLatin1String("update"))
        return changed(noted(issuer.updateKey(caller, id, body)), id);
    if (op == QLatin1String("move"))
        return changed(noted(issuer.moveKey(caller, id, body)), id);
    if (op == QLatin1String("rotate"))
        return issued(noted(issuer.rotateKey(caller, id, body)), id);
    if (op == QLatin1String("issue"))
        return issued(noted(issuer.issueKey(caller, body)), {});
    return failed(wrong("op", "value_unknown", QStringLiteral("\"%1\" is not one of its values").arg(op.left(80))), id);
}

QJsonObject BulkRun::changed(const Result<domain::ApiKey> &key, const QString &id)
{
    if (!key)
        return failed(key.error(), id);
    QJsonObject out{{QStringLiteral("status"), 200}, {QStringLiteral("id"), key->id}, {QStringLiteral("version"), key->version}};
    if (m_options.returnsObjects)
        out[QStringLiteral("object")] = domain::toJson(*key, m_s.clock.now());
    return out;
}

QJsonObject BulkRun::issued(const Result<Issuer::Issued> &issued, const QString &id)
{
    if (!issued)
        return failed(issued.error(), id);
    QJsonObject out = changed(issued->key, id);
    out[QStringLiteral("status")] = 201;
    out[QStringLiteral("key")] = issued->secret.revealText();
    return out;
}

QJsonObject BulkRun::failed(const Error &error, const QString &id)
{
    QJsonObject current;
    if (error.code == ErrorCode::PreconditionFailed) {
        if (const auto key = m_s.issuer.key(id, m_options.caller.limits))
            current = domain::toJson(*key, m_s.clock.now());
    }
    QJsonObject out{{QStringLiteral("status"), statusOf(error)}, {QStringLiteral("problem"), problemBody(error, current)}};
    if (!id.isEmpty())
        out[QStringLiteral("id")] = id;
    return out;
}

} // namespace octroi::authority
