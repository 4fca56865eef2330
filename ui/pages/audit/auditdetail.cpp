// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/audit/auditdetail.h"

#include "models/format.h"
#include "pages/audit/differencemodel.h"
#include "widgets/button.h"
#include "widgets/iconbutton.h"
#include "widgets/label.h"
#include "widgets/link.h"
#include "widgets/note.h"
#include "widgets/tableview.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

namespace octroi::pages {

using theme::Color;
using theme::Type;
using widgets::Label;

namespace {
constexpr int kFacts = 5;
}

AuditDetail::AuditDetail(QWidget *parent)
    : Surface(Color::BgSurface, parent)
    , m_title(new Label({}, Type::Title))
    , m_subtitle(new Label({}, Type::Caption, Color::TextMuted))
    , m_close(new widgets::IconButton(QStringLiteral("close"), QString()))
    , m_open(new widgets::Link)
    , m_changedTitle(new Label({}, Type::CardTitle))
    , m_nothing(new Label({}, Type::Body, Color::TextMuted))
    , m_chainTitle(new Label({}, Type::CardTitle))
    , m_previous(new Label({}, Type::Mono, Color::TextSecondary))
    , m_hash(new Label({}, Type::Mono, Color::TextPrimary))
    , m_difference(new widgets::TableView)
    , m_model(new DifferenceModel(this))
    , m_link(new widgets::Note(theme::Tone::Ok))
    , m_copy(new widgets::Button)
{
    setFixedWidth(420);
    setEdges(Qt::LeftEdge);
    build();
    retranslate();
}

void AuditDetail::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(17, 8, 16, 16);
    layout->setSpacing(8);
    auto *head = new QHBoxLayout;
    m_title->setElided(true);
    head->addWidget(m_title, 1);
    head->addWidget(m_close);
    layout->addLayout(head);
    layout->addWidget(m_subtitle);
    auto *facts = new QGridLayout;
    facts->setHorizontalSpacing(12);
    facts->setVerticalSpacing(6);
    facts->setColumnStretch(1, 1);
    for (int i = 0; i < kFacts; ++i) {
        auto *name = new Label({}, Type::Caption, Color::TextMuted);
        auto *value = new Label({}, i == kFacts - 1 ? Type::Mono : Type::Body, Color::TextPrimary);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        value->setElided(true);
        facts->addWidget(name, i, 0);
        facts->addWidget(value, i, 1);
        m_names.append(name);
        m_values.append(value);
    }
    layout->addLayout(facts);
    layout->addWidget(m_open, 0, Qt::AlignLeft);
    layout->addSpacing(8);
    layout->addWidget(m_changedTitle);
    m_difference->setModel(m_model);
    m_difference->setEdge(8);
    m_difference->setColumnWidths({120, 120, 0});
    layout->addWidget(m_difference, 1);
    layout->addWidget(m_nothing);
    layout->addWidget(m_chainTitle);
    m_link->setSmall(true);
    layout->addWidget(m_link);
    for (Label *hash : {m_previous, m_hash}) {
        hash->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        hash->setElided(true);
        layout->addWidget(hash);
    }
    m_copy->setIconName(QStringLiteral("copy"));
    layout->addWidget(m_copy, 0, Qt::AlignLeft);
    connect(m_close, &QAbstractButton::clicked, this, &AuditDetail::closeRequested);
    connect(m_copy, &QAbstractButton::clicked, this, &AuditDetail::copyRequested);
    connect(m_open, &QAbstractButton::clicked, this,
            [this] { Q_EMIT objectRequested(m_entry.objectType, m_entry.objectId); });
}

void AuditDetail::setEntry(const domain::AuditEntry &entry, std::optional<bool> chained)
{
    m_entry = entry;
    m_chained = chained;
    fill();
}

void AuditDetail::fill()
{
    m_title->setText(m_entry.objectName.isEmpty() ? m_entry.objectId : m_entry.objectName);
    m_subtitle->setText(tr("%1, entry %2", "change, number")
                            .arg(models::Format::action(m_entry.action), models::Format::count(m_entry.seq)));
    const QStringList values{models::Format::exact(m_entry.at), m_entry.actor, m_entry.client,
                             m_entry.address, m_entry.objectId};
    for (int i = 0; i < kFacts; ++i)
        m_values[i]->setText(values[i].isEmpty() ? QStringLiteral("–") : values[i]);
    m_model->setObjects(m_entry.before, m_entry.after);
    m_changedTitle->setText(m_entry.before.isEmpty()  ? tr("Created with")
                            : m_entry.after.isEmpty() ? tr("Removed")
                                                      : tr("What changed"));
    m_difference->setColumnHidden(DifferenceModel::Before, m_entry.before.isEmpty());
    m_difference->setColumnWidths({112, 130, 0}); // what was hidden takes its place again
    m_difference->setVisible(m_model->rowCount() > 0);
    m_nothing->setVisible(m_model->rowCount() == 0);
    if (!m_chained) {
        m_link->setTone(theme::Tone::Info);
        m_link->setText(tr("The entry before was not read yet."));
    } else if (*m_chained) {
        m_link->setTone(theme::Tone::Ok);
        m_link->setText(tr("Follows the entry before it without a break."));
    } else {
        m_link->setTone(theme::Tone::Danger);
        m_link->setText(tr("Does not follow the entry before it: one of the two was altered."));
    }
    m_previous->setText(tr("before: %1", "hash").arg(QString::fromLatin1(m_entry.previousHash)));
    m_hash->setText(tr("this: %1", "hash").arg(QString::fromLatin1(m_entry.hash)));
    const QString type = m_entry.objectType;
    m_open->setVisible(type == QLatin1String("key") || type == QLatin1String("partner") ||
                       type == QLatin1String("application") || type == QLatin1String("api") ||
                       type == QLatin1String("scope") || type == QLatin1String("campaign"));
}

void AuditDetail::retranslate()
{
    const QStringList names{tr("When"), tr("Who"), tr("Program"), tr("From"), tr("Identifier")};
    for (int i = 0; i < kFacts; ++i) {
        m_names[i]->setText(names[i]);
        m_values[i]->setAccessibleName(names[i]);
    }
    m_close->setName(tr("Close"));
    m_open->setText(tr("Open the object"));
    m_nothing->setText(tr("No member changed."));
    m_chainTitle->setText(tr("Chain of hashes"));
    m_copy->setText(tr("Copy as JSON"));
    m_difference->setAccessibleName(tr("What changed"));
    fill();
}

void AuditDetail::changeEvent(QEvent *event)
{
    Surface::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace octroi::pages
