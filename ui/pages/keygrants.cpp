// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/keygrants.h"

#include "models/exercisewords.h"
#include "models/format.h"
#include "widgets/label.h"
#include "widgets/link.h"
#include "widgets/scopelabel.h"
#include "widgets/segments.h"

#include <QFormLayout>
#include <QHBoxLayout>

namespace octroi::pages {

using models::Format;
using widgets::Label;

namespace {

constexpr int kSpans[] = {30, 90};

} // namespace

KeyGrants::KeyGrants(Context context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_title(new Label(QString(), theme::Type::Strong))
    , m_edit(new widgets::Link)
    , m_spans(new widgets::Segments)
    , m_scopes(new QVBoxLayout)
    , m_rows(new QFormLayout)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(8);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    m_spans->setSmall(true);
    m_spans->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    head->addWidget(m_spans);
    head->addSpacing(8);
    head->addWidget(m_edit);
    column->addLayout(head);
    m_scopes->setSpacing(6);
    column->addLayout(m_scopes);
    m_rows->setContentsMargins(0, 4, 0, 0);
    m_rows->setHorizontalSpacing(16);
    m_rows->setVerticalSpacing(8);
    m_rows->setLabelAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    column->addLayout(m_rows);
    connect(m_edit, &QAbstractButton::clicked, this, &KeyGrants::editRequested);
    retranslate();
    if (!m_context.backend->usage())
        m_spans->hide();
    connect(m_spans, &widgets::Segments::currentChanged, this, &KeyGrants::refresh);
}

KeyGrants::~KeyGrants()
{
    if (m_cancelled)
        *m_cancelled = true;
}

void KeyGrants::refresh()
{
    m_asked.clear();
    ask();
}

void KeyGrants::retranslate()
{
    m_title->setText(tr("Grants"));
    m_edit->setText(tr("Edit…"));
    m_edit->setAccessibleName(tr("Edit the scopes"));
    m_spans->setSegments({tr("30 d", "days"), tr("90 d", "days")});
    m_spans->setAccessibleName(tr("Time in which scopes were used"));
    if (!m_key.id.isEmpty())
        setKey(m_key);
}

void KeyGrants::setEditable(bool editable, const QString &reason)
{
    m_edit->setEnabled(editable);
    m_edit->setToolTip(editable ? QString() : reason);
}

void KeyGrants::addRow(const QString &name, const QString &value, bool mono, const QString &tip)
{
    auto *label = new Label(name, theme::Type::Caption, theme::Color::TextMuted);
    label->setMinimumWidth(72);
    auto *text = new Label(value, mono ? theme::Type::Mono : theme::Type::Body);
    text->setWordWrap(true);
    text->setToolTip(tip);
    m_rows->addRow(label, text);
}

void KeyGrants::addKeyRow(const QString &name, const QString &keyId)
{
    const auto other = m_context.inventory->key(keyId);
    auto *link = new widgets::Link(other ? other->name + QStringLiteral(" · ") + keyId : keyId);
    link->setEnabled(other.has_value());
    connect(link, &QAbstractButton::clicked, this, [this, keyId] { Q_EMIT keyLinkActivated(keyId); });
    auto *label = new Label(name, theme::Type::Caption, theme::Color::TextMuted);
    m_rows->addRow(label, link);
}

void KeyGrants::ask()
{
    const int days = kSpans[m_spans->currentIndex()];
    const QString question = QStringLiteral("%1 %2 %3").arg(m_key.id).arg(m_key.version).arg(days);
    if (m_key.id.isEmpty() || m_key.scopes.isEmpty() || question == m_asked || !m_context.backend->usage())
        return;
    m_asked = question;
    if (m_cancelled)
        *m_cancelled = true;
    m_cancelled = std::make_shared<std::atomic_bool>(false);
    m_exercise.reset();
    m_failed.clear();
    showScopes();
    const change::ExerciseWish wish{{m_key.id}, days};
    QCoro::connect(change::exercise(m_context.inventory, wish, m_cancelled), this,
                   [this, question](const Result<change::ExerciseReport> &report) {
                       if (question != m_asked)
                           return; // another key is looked at
                       if (report)
                           m_exercise = *report;
                       else
                           m_failed = Format::error(report.error());
                       showScopes();
                   });
}

void KeyGrants::showScopes()
{
    while (QLayoutItem *item = m_scopes->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const QString &name : m_key.scopes)
        m_scopes->addWidget(scopeRow(name));
    if (m_key.scopes.isEmpty())
        m_scopes->addWidget(new Label(tr("No scope: it opens only endpoints that ask for none."),
                                      theme::Type::Caption, theme::Color::TextMuted));
}

QWidget *KeyGrants::scopeRow(const QString &name)
{
    auto *row = new QWidget;
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    auto *scope = new widgets::ScopeLabel(name);
    if (const domain::Scope *known = m_context.inventory->scope(name))
        scope->setToolTip(known->description);
    line->addWidget(scope);
    line->addStretch(1);
    const change::KeyExercise *key = m_exercise ? m_exercise->key(m_key.id) : nullptr;
    auto *use = new Label(QString(), theme::Type::Caption, theme::Color::TextMuted);
    use->setObjectName(QStringLiteral("scopeUse"));
    line->addWidget(use);
    if (!m_failed.isEmpty()) {
        use->setText(tr("not counted"));
        use->setToolTip(m_failed);
    }
    if (!key)
        return row;
    for (const change::ScopeExercise &one : key->scopes) {
        if (one.scope != name)
            continue;
        use->setText(models::ExerciseWords::use(*key, one));
        use->setToolTip(models::ExerciseWords::evidence(*key, one, *m_context.inventory));
    }
    return row;
}

void KeyGrants::setKey(const domain::ApiKey &key)
{
    m_key = key;
    showScopes();
    ask();
    while (m_rows->rowCount() > 0)
        m_rows->removeRow(0);
    addRow(tr("Expires"), key.expiresAt.isValid() ? Format::exact(key.expiresAt) : tr("never"));
    if (key.retiresAt.isValid())
        addRow(tr("Retires"), Format::exact(key.retiresAt));
    addRow(tr("Addresses"),
           key.restrictions.addresses.isEmpty() ? tr("any")
                                                : key.restrictions.addresses.join(QLatin1Char('\n')),
           !key.restrictions.addresses.isEmpty());
    if (!key.restrictions.referrers.isEmpty())
        addRow(tr("Referrers"), key.restrictions.referrers.join(QLatin1Char('\n')), true);
    QStringList apis;
    for (const QString &id : key.restrictions.apis) {
        const domain::Api *api = m_context.inventory->api(id);
        apis << (api ? api->name : id);
    }
    if (!apis.isEmpty())
        addRow(tr("Only APIs"), apis.join(QLatin1Char('\n')));
    if (!key.tags.isEmpty())
        addRow(tr("Tags"), key.tags.join(QStringLiteral(", ")));
    const domain::Plan *plan = m_context.inventory->plan(key.planId);
    addRow(tr("Plan"), plan ? plan->name + QStringLiteral(" · ") + Format::limits(*plan) : tr("no limits"));
    addRow(tr("Last used"), key.lastUsedAt.isValid() ? Format::exact(key.lastUsedAt) : tr("never"));
    addRow(tr("Issued"), Format::exact(key.createdAt));
    if (!key.successorId.isEmpty())
        addKeyRow(tr("Followed by"), key.successorId);
    if (!key.predecessorId.isEmpty())
        addKeyRow(tr("Follows"), key.predecessorId);
}

} // namespace octroi::pages
