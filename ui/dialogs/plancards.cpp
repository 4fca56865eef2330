// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/plancards.h"

#include "models/format.h"
#include "theme/theme.h"
#include "widgets/flowlayout.h"

#include <QButtonGroup>
#include <QPainter>

namespace octroi::dialogs {

PlanCard::PlanCard(const QString &planId, const QString &name, const QString &limits, QWidget *parent)
    : QAbstractButton(parent)
    , m_planId(planId)
    , m_limits(limits)
{
    setText(name);
    setCheckable(true);
    setAccessibleName(name);
    setAccessibleDescription(limits);
    setToolTip(limits);
    setFixedSize(204, 52);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
}

void PlanCard::paintEvent(QPaintEvent *)
{
    using theme::Color;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool strong = isChecked() || hasFocus();
    const double line = strong ? 2 : 1;
    painter.setPen(QPen(theme::color(isChecked()  ? Color::Accent
                                     : hasFocus() ? Color::FocusRing
                                                  : Color::BorderControl),
                        line));
    painter.setBrush(theme::color(underMouse() && !isChecked() ? Color::BgHover : Color::BgSurface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2), 6, 6);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const QRectF mark(mirrored ? width() - 8.0 - 16 : 8.0, 10, 16, 16);
    painter.setBrush(theme::color(isChecked() ? Color::Accent : Color::BgField));
    painter.setPen(QPen(theme::color(isChecked() ? Color::Accent : Color::BorderControl), 1));
    painter.drawEllipse(mark.adjusted(0.5, 0.5, -0.5, -0.5));
    if (isChecked()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme::color(Color::OnAccent));
        painter.drawEllipse(mark.center(), 3, 3);
    }
    const QRect words = mirrored ? rect().adjusted(8, 0, -32, 0) : rect().adjusted(32, 0, -8, 0);
    painter.setPen(theme::color(Color::TextPrimary));
    painter.setFont(theme::font(theme::Type::Strong));
    painter.drawText(words.adjusted(0, 8, 0, 0),
                     int(Qt::AlignTop) | int(mirrored ? Qt::AlignRight : Qt::AlignLeft),
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
    painter.setPen(theme::color(Color::TextMuted));
    painter.setFont(theme::font(theme::Type::Caption));
    painter.drawText(words.adjusted(0, 0, 0, -8),
                     int(Qt::AlignBottom) | int(mirrored ? Qt::AlignRight : Qt::AlignLeft),
                     painter.fontMetrics().elidedText(m_limits, Qt::ElideRight, words.width()));
}

PlanCards::PlanCards(inventory::Inventory &inventory, QWidget *parent)
    : QWidget(parent)
    , m_inventory(inventory)
    , m_group(new QButtonGroup(this))
    , m_flow(new widgets::FlowLayout(this, 8, 8))
{
    m_flow->setContentsMargins(0, 0, 0, 0);
    retranslate();
    connect(m_group, &QButtonGroup::idClicked, this, &PlanCards::changed);
}

void PlanCards::retranslate()
{
    const QString chosen = planId();
    const auto old = m_group->buttons();
    for (QAbstractButton *button : old)
        m_group->removeButton(button);
    m_flow->clear();
    const auto add = [this](PlanCard *card) {
        m_group->addButton(card);
        m_flow->addWidget(card);
    };
    add(new PlanCard({}, tr("No plan"), tr("No limits"), this));
    for (const domain::Plan &plan : m_inventory.plans())
        add(new PlanCard(plan.id, plan.name, models::Format::limits(plan), this));
    setPlanId(chosen);
}

QString PlanCards::planId() const
{
    const auto *card = qobject_cast<PlanCard *>(m_group->checkedButton());
    return card ? card->planId() : QString();
}

void PlanCards::setPlanId(const QString &id)
{
    const auto buttons = m_group->buttons();
    for (QAbstractButton *button : buttons) {
        if (static_cast<PlanCard *>(button)->planId() == id)
            button->setChecked(true);
    }
}

} // namespace octroi::dialogs
