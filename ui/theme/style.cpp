// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/style.h"

#include "theme/paint.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QFocusFrame>
#include <QMenu>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

namespace octroi::theme {
namespace {

constexpr char kRing[] = "octroiRing";
constexpr int kRingReach = 3; // 1 px apart and 2 px wide

ControlState stateOf(const QStyleOption &option)
{
    ControlState state;
    state.enabled = option.state & QStyle::State_Enabled;
    state.hovered = state.enabled && (option.state & QStyle::State_MouseOver);
    state.pressed = state.enabled && (option.state & QStyle::State_Sunken);
    state.focused = option.state & QStyle::State_HasFocus;
    return state;
}

} // namespace

int ringRadius(const QWidget *widget)
{
    const QVariant set = widget->property(kRing);
    if (set.isValid())
        return set.toInt();
    return qobject_cast<const QAbstractButton *>(widget) ? 6 : -1;
}

void setRingRadius(QWidget *widget, int radius)
{
    widget->setProperty(kRing, radius);
}

Style::Style()
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
{
}

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (qobject_cast<QMenu *>(widget))
        widget->setAttribute(Qt::WA_TranslucentBackground); // its corners are round
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ButtonMargin:
        return 24;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin:
        return kRingReach;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 16;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return 8;
    case PM_ScrollBarExtent:
        return 8;
    case PM_ScrollBarSliderMin:
        return 32;
    case PM_ScrollView_ScrollBarSpacing:
        return 0;
    case PM_ScrollView_ScrollBarOverlap:
        return 0;
    case PM_DefaultFrameWidth:
        return qobject_cast<const QAbstractItemView *>(widget) ? 0 : 1;
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuHMargin:
    case PM_MenuVMargin:
        return 4;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return kIconSmall;
    case PM_ToolTipLabelFrameWidth:
        return 0;
    case PM_HeaderMargin:
        return 8;
    case PM_HeaderMarkSize:
        return 14;
    case PM_TabBarTabHSpace:
        return 24;
    case PM_TabBarTabVSpace:
        return 12;
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabOverlap:
    case PM_TabBarBaseHeight:
        return 0;
    case PM_SplitterWidth:
        return 5;
    case PM_TreeViewIndentation:
        return 20;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return 8;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                     QStyleHintReturn *returnData) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ItemView_ShowDecorationSelected:
        return hint == SH_ItemView_ShowDecorationSelected;
    case SH_Menu_MouseTracking:
    case SH_ComboBox_ListMouseTracking:
        return 1;
    case SH_ComboBox_Popup:
        return 0;
    case SH_FocusFrame_AboveWidget:
        return 1;
    case SH_FocusFrame_Mask:
        return 0;
    case SH_ToolTip_Mask:
        return 0;
    case SH_ToolTipLabel_Opacity:
        return 255;
    case SH_Widget_Animate:
    case SH_Widget_Animation_Duration:
        return 0;
    case SH_Menu_SubMenuPopupDelay:
        return 120;
    case SH_Table_GridLineColor:
        return int(color(Color::BorderSubtle).rgba());
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_ToolTip_WakeUpDelay:
        return 500;
    case SH_UnderlineShortcut:
#ifdef Q_OS_MACOS
        return 0;
#else
        return 1;
#endif
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    const ControlState state = stateOf(*option);
    switch (element) {
    case PE_FrameFocusRect:
    case PE_FrameDefaultButton:
        return; // the ring is drawn by CE_FocusFrame, by fields and by rows
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->lineWidth > 0)
            paintFieldBox(*painter, option->rect, state, widget && widget->property("octroiError").toBool(),
                          isRaised(widget));
        return;
    case PE_FrameLineEdit:
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        paintCheck(*painter, option->rect,
                   option->state & State_NoChange ? -1
                   : option->state & State_On     ? 1
                                                  : 0,
                   state);
        return;
    case PE_IndicatorRadioButton:
        paintRadio(*painter, option->rect, option->state & State_On, state);
        return;
    case PE_PanelButtonTool:
        drawToolPanel(*option, *painter);
        return;
    case PE_PanelMenu:
    case PE_FrameMenu:
        if (element == PE_PanelMenu)
            paintBox(*painter, option->rect, 8, color(Color::BgRaised), color(Color::BorderDefault));
        return;
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, color(Color::BgTooltip));
        return;
    case PE_Frame:
        if (qobject_cast<const QAbstractItemView *>(widget))
            return;
        paintBox(*painter, option->rect, 6, {},
                 color(state.focused ? Color::FocusRing : Color::BorderControl), state.focused ? 2 : 1);
        return;
    default:
        if (!drawViewPrimitive(element, option, painter, widget))
            QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    switch (element) {
    case CE_FocusFrame: {
        const auto *frame = qobject_cast<const QFocusFrame *>(widget);
        const int radius = frame && frame->widget() ? ringRadius(frame->widget()) : 6;
        paintBox(*painter, option->rect, radius + kRingReach, {}, color(Color::FocusRing), 2);
        return;
    }
    case CE_PushButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            drawButton(*button, *painter, widget);
        return;
    case CE_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            drawMenuItem(*item, *painter, widget);
        return;
    case CE_MenuEmptyArea:
    case CE_MenuHMargin:
    case CE_MenuVMargin:
        return;
    case CE_Header:
    case CE_HeaderSection:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option))
            drawHeader(*header, *painter, widget);
        return;
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, color(Color::BgSurface));
        painter->fillRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1,
                          color(Color::BorderDefault));
        return;
    case CE_TabBarTab:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option))
            drawTab(*tab, *painter);
        return;
    case CE_Splitter:
        painter->fillRect(
            option->state & State_Horizontal
                ? QRect(option->rect.center().x(), option->rect.top(), 1, option->rect.height())
                : QRect(option->rect.left(), option->rect.center().y(), option->rect.width(), 1),
            color(option->state & State_MouseOver ? Color::FocusRing : Color::BorderDefault));
        return;
    case CE_ComboBoxLabel:
        return; // drawn with the box
    case CE_ProgressBarGroove:
    case CE_ProgressBarLabel:
        return;
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                               const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option))
            return drawScrollBar(*slider, *painter, widget);
    }
    if (control == CC_ComboBox) {
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option))
            return drawCombo(*combo, *painter, widget);
    }
    if (control == CC_SpinBox)
        return drawSpin(*option, *painter, widget);
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                              const QWidget *widget) const
{
    QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    const int text = option ? option->fontMetrics.height() : 0;
    switch (type) {
    case CT_PushButton:
        return {contents.width() + 26, qMax(kControl, text + 12)};
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_SpinBox:
        size.setHeight(qMax(kControl, text + 12));
        return type == CT_ComboBox ? QSize(size.width() + 16, size.height()) : size;
    case CT_CheckBox:
    case CT_RadioButton:
        size.setHeight(qMax(24, text + 4));
        return size;
    case CT_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            return menuItemSize(*item, contents);
        return size;
    case CT_HeaderSection:
        size.setHeight(qMax(kTableHeader, text + 12));
        return size;
    case CT_TabBarTab:
        size.setHeight(qMax(40, text + 16));
        return size;
    default:
        return size;
    }
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    if (element == SE_LineEditContents)
        return option->rect.adjusted(6, 1, -6, -1); // with QLineEdit's own 2 px: 8
    return QProxyStyle::subElementRect(element, option, widget);
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl subControl,
                            const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option))
            return scrollBarRect(*slider, subControl);
    }
    if (control == CC_ComboBox) {
        const QRect r = option->rect;
        if (subControl == SC_ComboBoxEditField)
            return visualRect(option->direction, r, r.adjusted(8, 1, -32, -1));
        if (subControl == SC_ComboBoxArrow)
            return visualRect(option->direction, r, QRect(r.right() - 31, r.top(), 32, r.height()));
        if (subControl == SC_ComboBoxListBoxPopup)
            return r.adjusted(0, 4, 0, 4);
    }
    if (control == CC_SpinBox) {
        const QRect r = option->rect;
        const int middle = r.height() / 2;
        switch (subControl) {
        case SC_SpinBoxUp:
            return visualRect(option->direction, r, QRect(r.right() - 24, r.top() + 1, 24, middle - 1));
        case SC_SpinBoxDown:
            return visualRect(option->direction, r, QRect(r.right() - 24, r.top() + middle, 24, middle - 1));
        case SC_SpinBoxEditField:
            return visualRect(option->direction, r, r.adjusted(1, 1, -26, -1));
        default:
            return r;
        }
    }
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

} // namespace octroi::theme
