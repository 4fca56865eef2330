// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/tokensbackend.h"
#include "inventory/inventory.h"
#include "tokens/discovery.h"
#include "tokens/inspection.h"
#include "tokens/pasted.h"

#include <QObject>

namespace octroi::models {

/// One check, or one rule, as it is shown.
struct BenchRow
{
    tokens::Outcome outcome = tokens::Outcome::NotChecked;
    QString title, text, expected, found;
    QString member; ///< of header or claims that it is about
    QString action; ///< "fetch_keys", "introspect", "open_client"; "" for none
};

/// One line of header, claims or another text.
struct BenchLine
{
    int depth = 0;
    QString text, note, member;
    bool wrong = false;
};

struct BenchTrace
{
    QString claim, value, text, page, objectId; ///< page: where the object is shown; "" for none
    bool missing = false; ///< it counts for nothing
};

struct BenchKey
{
    QString kid, algorithms;
    bool signs = false; ///< it verified the token
};

/// All that the bench says of what was pasted.
struct BenchReport
{
    tokens::PastedKind kind = tokens::PastedKind::Nothing;
    enum class Mood { None, Good, Bad, Open };
    Mood mood = Mood::None;
    QString headline, code; ///< code: "401 token_audience"
    QString firstTitle, secondTitle; ///< "Header", "Claims"
    QList<BenchLine> first, second;
    QList<BenchRow> checks, rules; ///< rules: what the backend said of the call
    QList<BenchTrace> trace;
    QList<BenchKey> keys;
    QDateTime keysReadAt;
    QList<qsizetype> parts; ///< lengths of the parts of the text, for colouring

    int count(tokens::Outcome outcome) const;
};

/// The call that the bench is asked about.
struct BenchCall
{
    QString apiId, method, uri, address;
    QDateTime at; ///< null: now
};

/// What was pasted, what it is held against, and what was found out about it. Asks nobody by itself.
class BenchDesk : public QObject
{
    Q_OBJECT
public:
    BenchDesk(backends::Backend &backend, const inventory::Inventory &inventory, const Clock &clock, QObject *parent = nullptr);

    void setPasted(const QByteArray &text);
    void clear();
    const tokens::Pasted &pasted() const { return m_pasted; }
    void setCall(const BenchCall &call);
    const BenchCall &call() const { return m_call; }
    BenchReport report() const;

    bool canAsk() const;  ///< the backend judges calls
    void askBackend();    ///< would the call be allowed?
    void introspect();    ///< is the token active?
    void fetchKeys();     ///< of the issuer that the token names
    void readTrusted();   ///< what the APIs trust
    QJsonObject keptKeys() const; ///< the public keys that were fetched, for the next start
    void restoreKeys(const QJsonObject &kept); ///< nothing when they are damaged
    bool isBusy() const { return m_busy > 0; }
    const std::optional<Error> &problem() const { return m_problem; }
    tokens::WebClient &web() { return m_web; }
    const std::optional<domain::CallVerdict> &verdict() const { return m_verdict; }

Q_SIGNALS:
    void changed();

private:
    struct Judged;
    QDateTime now() const { return m_call.at.isValid() ? m_call.at : m_clock.now(); }
    QString issuerOfToken() const;
    const domain::TrustedIssuer *trustedFor(const QString &issuer) const;
    tokens::Expectations expectations(const QString &issuer) const;
    void addJwt(BenchReport &report) const;
    void addProof(BenchReport &report) const;
    void addKey(BenchReport &report) const;
    void addCertificate(BenchReport &report) const;
    void addKeySet(BenchReport &report) const;
    void addOpaque(BenchReport &report) const;
    void addClient(BenchReport &report, const QJsonObject &claims) const;
    void addScopes(BenchReport &report, const QStringList &held, const QStringList &granted) const;
    void addRevocation(BenchReport &report) const;
    void addTrace(BenchReport &report, const QJsonObject &claims) const;
    void addIssuerKeys(BenchReport &report, const QString &issuer, const QByteArray &thumbprint) const;
    void addVerdict(BenchReport &report) const;
    void sumUp(BenchReport &report) const;
    void forget(); ///< what was found out about what was pasted before
    template <typename T, typename F>
    void await(backends::Task<T> task, F done);

    backends::Backend &m_backend;
    const inventory::Inventory &m_inventory;
    const Clock &m_clock;
    tokens::WebClient m_web;
    tokens::KeyShelf m_shelf;
    QList<backends::HeldIssuer> m_trusted;
    tokens::Pasted m_pasted;
    BenchCall m_call;
    std::optional<domain::CallVerdict> m_verdict;
    std::optional<QJsonObject> m_introspected;
    std::optional<Error> m_problem;
    int m_busy = 0;
    qint64 m_round = 0; ///< answers to earlier questions do not count
};

} // namespace octroi::models
