// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/paint.h"
#include "theme/style.h"

#include <QPainter>
#include <QStyleOption>

namespace octroi::theme {
namespace {

ControlState fieldState(const QStyleOption &option)
{
    ControlState state;
    state.enabled = option.state & QStyle::State_Enabled;
    state.focused = option.state & QStyle::State_HasFocus;
    return state;
}

} // namespace

void Style::drawCombo(const QStyleOptionComboBox &option, QPainter &painter, const QWidget *widget) const
{
    const ControlState state = fieldState(option);
    const bool enabled = state.enabled;
    paintFieldBox(painter, option.rect, state, widget && widget->property("octroiError").toBool(),
                  isRaised(widget));
    QRect content = option.rect.adjusted(8, 1, -32, -1);
    const QRect arrow(option.rect.right() - 31, option.rect.top(), 32, option.rect.height());
    paintIcon(painter, visualRect(option.direction, option.rect, arrow), QStringLiteral("chevron-down"),
              enabled ? Color::TextSecondary : Color::TextDisabled, kIconSmall);
    if (option.editable)
        return;
    if (!option.currentIcon.isNull()) {
        const QRect place =
            visualRect(option.direction, option.rect,
                       QRect(content.left(), content.center().y() - 7, kIconSmall, kIconSmall));
        option.currentIcon.paint(&painter, place, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
        content.setLeft(content.left() + kIconSmall + 8);
    }
    painter.save();
    painter.setPen(color(enabled ? Color::TextPrimary : Color::TextDisabled));
    const QRect place = visualRect(option.direction, option.rect, content);
    painter.drawText(place, int(visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter)),
                     option.fontMetrics.elidedText(option.currentText, Qt::ElideRight, place.width()));
    painter.restore();
}

void Style::drawSpin(const QStyleOptionComplex &option, QPainter &painter, const QWidget *widget) const
{
    ControlState state = fieldState(option);
    paintFieldBox(painter, option.rect, state, widget && widget->property("octroiError").toBool(),
                  isRaised(widget));
    const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(&option);
    if (!spin || spin->buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    for (const SubControl part : {SC_SpinBoxUp, SC_SpinBoxDown}) {
        const QRect place = subControlRect(CC_SpinBox, &option, part, widget);
        const bool can =
            state.enabled && (spin->stepEnabled & (part == SC_SpinBoxUp ? QAbstractSpinBox::StepUpEnabled
                                                                        : QAbstractSpinBox::StepDownEnabled));
        paintIcon(painter, place,
                  part == SC_SpinBoxUp ? QStringLiteral("chevron-up") : QStringLiteral("chevron-down"),
                  can ? Color::TextSecondary : Color::TextDisabled, 12);
    }
}

} // namespace octroi::theme
