// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/tokenbench/benchcards.h"

#include "models/tokenwords.h"
#include "theme/theme.h"
#include "widgets/badge.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/chip.h"
#include "widgets/label.h"
#include "widgets/link.h"
#include "widgets/scopelabel.h"
#include "widgets/surface.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <algorithm>

namespace octroi::pages {

using models::TokenWords;
using tokens::Outcome;
using widgets::Label;

namespace {

void empty(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        if (item->layout())
            empty(item->layout());
        delete item;
    }
}

template <typename T>
widgets::Card *cardOf(T *owner)
{
    auto *layout = new QVBoxLayout(owner);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *card = new widgets::Card;
    layout->addWidget(card);
    return card;
}

struct Look
{
    QString icon;
    theme::Color colour;
};

Look lookOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Passed: return {QStringLiteral("check-circle"), theme::Color::OkText};
    case Outcome::Failed: return {QStringLiteral("cross-circle"), theme::Color::DangerText};
    default: return {QStringLiteral("minus-circle"), theme::Color::TextMuted};
    }
}

} // namespace

ChecksCard::ChecksCard(QWidget *parent)
    : QWidget(parent)
    , m_card(cardOf(this))
    , m_failed(new widgets::Badge({}, theme::Tone::Danger))
    , m_counts(new Label({}, theme::Type::Caption, theme::Color::TextMuted))
    , m_rows(new QVBoxLayout)
{
    m_card->setBodyMargins({0, 0, 0, 0});
    m_card->addHeadWidget(m_failed);
    m_card->addHeadWidget(m_counts);
    m_rows->setSpacing(0);
    m_card->body()->addLayout(m_rows);
    retranslate();
}

void ChecksCard::retranslate()
{
    m_card->setTitle(tr("Checks"));
    show(m_report);
}

QString ChecksCard::actionText(const QString &action) const
{
    if (action == QLatin1String("fetch_keys"))
        return tr("Fetch keys");
    if (action == QLatin1String("introspect"))
        return tr("Ask the server");
    return tr("Open client");
}

void ChecksCard::show(const models::BenchReport &report)
{
    m_report = report;
    empty(m_rows);
    const int failed = report.count(Outcome::Failed);
    m_failed->setText(tr("%n failed", nullptr, failed));
    m_failed->setVisible(failed > 0);
    m_counts->setText(tr("%1 passed, %2 not checked").arg(report.count(Outcome::Passed)).arg(report.count(Outcome::NotChecked)));
    if (!report.rules.isEmpty()) {
        auto *title = new Label(tr("The rules of the check, as the backend judges them"), theme::Type::Strong);
        title->setContentsMargins(16, 8, 16, 8);
        title->setWordWrap(true);
        m_rows->addWidget(title);
        // What decides stands where it is seen, and the rest in the order of the check.
        QList<models::BenchRow> rules = report.rules;
        std::stable_sort(rules.begin(), rules.end(), [](const auto &a, const auto &b) { return (a.outcome == Outcome::Failed) > (b.outcome == Outcome::Failed); });
        for (const models::BenchRow &row : std::as_const(rules))
            addRow(row);
        auto *offline = new Label(tr("What can be said offline"), theme::Type::Strong);
        offline->setContentsMargins(16, 12, 16, 8);
        m_rows->addWidget(offline);
    }
    for (const models::BenchRow &row : report.checks)
        addRow(row);
    m_rows->addStretch();
}

void ChecksCard::addComparison(QVBoxLayout *column, const QString &name, const QString &value)
{
    if (value.isEmpty())
        return;
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    auto *label = new Label(name, theme::Type::Caption, theme::Color::DangerText);
    label->setFixedWidth(theme::withText(64));
    auto *text = new Label(value, theme::Type::Mono);
    text->setElided(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    line->addWidget(label);
    line->addWidget(text, 1);
    column->addLayout(line);
}

void ChecksCard::addRow(const models::BenchRow &row)
{
    const bool failed = row.outcome == Outcome::Failed;
    auto *surface = new widgets::Surface(failed ? theme::Color::DangerBg : theme::Color::BgSurface);
    surface->setEdges(Qt::TopEdge, theme::Color::BorderSubtle);
    surface->setAccessibleName(row.title + QStringLiteral(": ") + TokenWords::outcome(row.outcome) + QStringLiteral(". ") + row.text);
    auto *layout = new QHBoxLayout(surface);
    layout->setContentsMargins(16, 8, 16, 8);
    layout->setSpacing(12);
    auto *icon = new Label;
    const Look look = lookOf(row.outcome);
    icon->setPixmap(theme::pixmap(look.icon, look.colour, theme::kIconSmall, devicePixelRatioF()));
    layout->addWidget(icon, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout;
    column->setSpacing(2);
    auto *head = new QHBoxLayout;
    head->addWidget(new Label(row.title, theme::Type::Strong), 1);
    head->addWidget(new Label(TokenWords::outcome(row.outcome), theme::Type::Caption, look.colour));
    column->addLayout(head);
    if (!row.text.isEmpty()) {
        auto *text = new Label(row.text, theme::Type::Caption, failed ? theme::Color::DangerText : theme::Color::TextSecondary);
        text->setWordWrap(true);
        column->addWidget(text);
    }
    if (failed) {
        addComparison(column, tr("expected"), row.expected);
        addComparison(column, tr("found"), row.found);
    }
    if (!row.action.isEmpty()) {
        auto *button = new widgets::Button(actionText(row.action), widgets::Button::Kind::Secondary);
        button->setButtonSize(widgets::Button::Size::Small);
        connect(button, &QAbstractButton::clicked, this, [this, action = row.action] { Q_EMIT actionWanted(action); });
        column->addSpacing(4);
        column->addWidget(button, 0, Qt::AlignLeading);
    }
    layout->addLayout(column, 1);
    m_rows->addWidget(surface);
}

TraceCard::TraceCard(QWidget *parent)
    : QWidget(parent)
    , m_card(cardOf(this))
    , m_grid(new QGridLayout)
{
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(8);
    m_grid->setColumnStretch(2, 1);
    m_card->body()->addLayout(m_grid);
    retranslate();
}

void TraceCard::retranslate()
{
    m_card->setTitle(tr("Where each claim comes from"));
}

void TraceCard::show(const QList<models::BenchTrace> &lines)
{
    empty(m_grid);
    int row = 0;
    for (const models::BenchTrace &line : lines) {
        m_grid->addWidget(new Label(line.claim, theme::Type::Mono, theme::Color::TextSecondary), row, 0, Qt::AlignTop);
        auto *value = new widgets::ScopeLabel(line.value);
        value->setMaximumWidth(theme::withText(150));
        value->setToolTip(line.value);
        m_grid->addWidget(value, row, 1, Qt::AlignLeading | Qt::AlignTop);
        if (line.page.isEmpty()) {
            auto *text = new Label(line.text, theme::Type::Caption, line.missing ? theme::Color::DangerText : theme::Color::TextSecondary);
            text->setWordWrap(true);
            m_grid->addWidget(text, row, 2);
        } else {
            auto *link = new widgets::Link(line.text);
            link->setSmall(true);
            connect(link, &QAbstractButton::clicked, this, [this, line] { Q_EMIT objectWanted(line.page, line.objectId); });
            // Long names are cut rather than let the column grow beyond its place.
            link->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
            link->setToolTip(line.text);
            m_grid->addWidget(link, row, 2);
        }
        ++row;
    }
    setVisible(!lines.isEmpty());
}

KeysCard::KeysCard(QWidget *parent)
    : QWidget(parent)
    , m_card(cardOf(this))
    , m_rows(new QVBoxLayout)
    , m_readAt(new Label({}, theme::Type::Caption, theme::Color::TextMuted))
    , m_fetch(new widgets::Link)
{
    m_rows->setSpacing(8);
    m_card->body()->addLayout(m_rows);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_readAt, 1);
    foot->addWidget(m_fetch);
    m_card->body()->addSpacing(8);
    m_card->body()->addLayout(foot);
    connect(m_fetch, &QAbstractButton::clicked, this, &KeysCard::fetchWanted);
    retranslate();
}

void KeysCard::retranslate()
{
    m_card->setTitle(tr("Keys of the issuer"));
}

void KeysCard::show(const QList<models::BenchKey> &keys, const QString &readAt, bool fetchable)
{
    empty(m_rows);
    for (const models::BenchKey &key : keys) {
        auto *line = new QHBoxLayout;
        auto *kid = new Label(key.kid, theme::Type::Mono);
        kid->setElided(true);
        line->addWidget(kid, 1);
        if (key.signs)
            line->addWidget(new widgets::ChipLabel(tr("Signed this"), theme::Tone::Ok));
        else
            line->addWidget(new Label(key.algorithms, theme::Type::Caption, theme::Color::TextMuted));
        m_rows->addLayout(line);
    }
    m_readAt->setText(keys.isEmpty() ? tr("None are kept here") : readAt);
    m_fetch->setText(keys.isEmpty() ? tr("Fetch") : tr("Fetch again"));
    m_fetch->setVisible(fetchable);
    setVisible(fetchable || !keys.isEmpty());
}

} // namespace octroi::pages
