// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/usage/subjectfield.h"

#include "pages/usage/toprows.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QEvent>
#include <QLineEdit>
#include <QRegularExpression>
#include <QStandardItemModel>

namespace octroi::pages {

namespace {

constexpr size_t kMostKeys = 20'000;
constexpr int kKindRole = Qt::UserRole + 1;
constexpr int kNameRole = Qt::UserRole + 2;
constexpr int kObjectRole = Qt::UserRole + 3;
} // namespace

SubjectField::SubjectField(inventory::Inventory &inventory, QWidget *parent)
    : Field(parent)
    , m_inventory(inventory)
    , m_names(new QStandardItemModel(this))
    , m_completer(new QCompleter(m_names, this))
{
    setIconName(QStringLiteral("filter"));
    lineEdit()->setClearButtonEnabled(true);
    m_completer->setFilterMode(Qt::MatchContains);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setMaxVisibleItems(12);
    lineEdit()->setCompleter(m_completer);
    connect(this, &Field::textEdited, this, [this](const QString &text) {
        if (m_stale)
            fill();
        setError(QString());
        if (text.trimmed().isEmpty())
            take({});
    });
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
            [this](const QModelIndex &index) {
                take({Subject::Kind(index.data(kKindRole).toInt()), index.data(kObjectRole).toString(),
                      index.data(kNameRole).toString()});
            });
    connect(this, &Field::returnPressed, this, &SubjectField::takeText);
    const auto stale = [this] { m_stale = true; };
    connect(&inventory, &inventory::Inventory::reset, this, stale);
    connect(&inventory, &inventory::Inventory::directoryChanged, this, stale);
    connect(&inventory, &inventory::Inventory::keyChanged, this, stale);
    connect(&inventory, &inventory::Inventory::catalogueChanged, this, stale);
    connect(&inventory, &inventory::Inventory::clientsChanged, this, stale);
    retranslate();
}

void SubjectField::takeText()
{
    if (m_stale)
        fill();
    const QString typed = text().trimmed();
    if (typed.isEmpty())
        return take({});
    static const QRegularExpression kOperator(QStringLiteral("[:=<>]"));
    if (typed.contains(kOperator) && domain::KeyFilter::parse(typed).ok())
        return take({Subject::Kind::Filter, typed, typed});
    m_completer->setCompletionPrefix(typed);
    const QModelIndex first = m_completer->completionModel()->index(0, 0);
    if (!first.isValid())
        return setError(tr("Nothing is called “%1”.").arg(typed));
    take({Subject::Kind(first.data(kKindRole).toInt()), first.data(kObjectRole).toString(),
          first.data(kNameRole).toString()});
}

void SubjectField::retranslate()
{
    setAccessibleLabel(tr("Show the consumption of"));
    setPlaceholderText(tr("Partner, credential, API, scope or filter"));
}

void SubjectField::changeEvent(QEvent *event)
{
    Field::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        m_stale = true;
    }
}

void SubjectField::fill()
{
    m_stale = false;
    m_names->clear();
    const auto add = [this](const QString &text, Subject::Kind kind, const QString &id, const QString &name) {
        auto *item = new QStandardItem(text);
        item->setData(int(kind), kKindRole);
        item->setData(id, kObjectRole);
        item->setData(name, kNameRole);
        m_names->appendRow(item);
    };
    for (const domain::Partner &partner : m_inventory.partners())
        add(tr("%1 · partner").arg(partner.name), Subject::Kind::Partner, partner.id, partner.name);
    for (const domain::Application &application : m_inventory.applications()) {
        const domain::Partner *partner = m_inventory.partner(application.partnerId);
        add(tr("%1 · application of %2")
                .arg(application.name, partner ? partner->name : application.partnerId),
            Subject::Kind::Application, application.id, application.name);
    }
    addCatalogue(add);
    // More than these nobody reads through; the others are found from their own page.
    if (m_inventory.keyTable().count() > kMostKeys)
        return;
    const std::vector<domain::ApiKey> keys = m_inventory.keys();
    for (const domain::ApiKey &key : keys)
        add(tr("%1 · credential %2").arg(key.name, key.id), Subject::Kind::Key, key.id, key.name);
}

void SubjectField::addCatalogue(
    const std::function<void(const QString &, Subject::Kind, const QString &, const QString &)> &add)
{
    for (const domain::Api &api : m_inventory.apis()) {
        add(tr("%1 · API").arg(api.name), Subject::Kind::Api, api.id, api.name);
        for (const domain::Endpoint &endpoint : api.endpoints) {
            const QString name = endpoint.method + QLatin1Char(' ') + endpoint.path;
            const QString label = endpointLabel(api.id, name, m_inventory);
            add(tr("%1 · endpoint").arg(label), Subject::Kind::Endpoint, api.id + QLatin1Char(' ') + name, label);
        }
    }
    for (const domain::Scope &scope : m_inventory.scopes())
        add(tr("%1 · scope").arg(scope.name), Subject::Kind::Scope, scope.name, scope.name);
    for (const domain::OAuthClient &client : m_inventory.clients())
        add(tr("%1 · OAuth client").arg(client.name), Subject::Kind::Key, client.id, client.name);
}

Subject SubjectField::find(const QString &id) const
{
    if (const auto key = m_inventory.key(id))
        return {Subject::Kind::Key, id, key->name};
    if (const domain::Application *application = m_inventory.application(id))
        return {Subject::Kind::Application, id, application->name};
    if (const domain::Partner *partner = m_inventory.partner(id))
        return {Subject::Kind::Partner, id, partner->name};
    if (const domain::OAuthClient *client = m_inventory.client(id))
        return {Subject::Kind::Key, id, client->name};
    if (const domain::Api *api = m_inventory.api(id))
        return {Subject::Kind::Api, id, api->name};
    if (m_inventory.api(id.section(QLatin1Char(' '), 0, 0)))
        return {Subject::Kind::Endpoint, id,
                endpointLabel(id.section(QLatin1Char(' '), 0, 0), id.section(QLatin1Char(' '), 1), m_inventory)};
    if (m_inventory.scope(id))
        return {Subject::Kind::Scope, id, id};
    return {};
}

void SubjectField::setSubject(const Subject &subject)
{
    m_subject = subject;
    setText(subject.name);
    setError(QString());
}

void SubjectField::take(const Subject &subject)
{
    const bool same = subject == m_subject;
    m_subject = subject;
    // The completer writes its own text after this signal; ours comes last.
    QMetaObject::invokeMethod(
        this, [this] { setText(m_subject.name); }, Qt::QueuedConnection);
    if (!same)
        Q_EMIT subjectChanged(subject);
}

} // namespace octroi::pages
