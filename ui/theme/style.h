// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QProxyStyle>

class QStyleOptionButton;
class QStyleOptionComboBox;
class QStyleOptionHeader;
class QStyleOptionMenuItem;
class QStyleOptionSlider;
class QStyleOptionTab;

namespace octroi::theme {

/// The corner radius of the ring round a widget that has the keyboard; below 0: it draws its own.
int ringRadius(const QWidget *widget);
/// Sets it for a widget that ringRadius() does not know by its class.
void setRingRadius(QWidget *widget, int radius);

/// Fusion with our own shapes. Split by control: buttons, fields, choices, scroll bars, menus, views.
class Style : public QProxyStyle
{
    Q_OBJECT
public:
    Style();

    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *returnData) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option,
                         const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl subControl,
                         const QWidget *widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                           const QWidget *widget) const override;
    void polish(QWidget *widget) override;
    using QProxyStyle::polish;

private:
    void drawButton(const QStyleOptionButton &option, QPainter &painter, const QWidget *widget) const;
    void drawToolPanel(const QStyleOption &option, QPainter &painter) const;
    void drawCombo(const QStyleOptionComboBox &option, QPainter &painter, const QWidget *widget) const;
    void drawSpin(const QStyleOptionComplex &option, QPainter &painter, const QWidget *widget) const;
    void drawScrollBar(const QStyleOptionSlider &option, QPainter &painter, const QWidget *widget) const;
    QRect scrollBarRect(const QStyleOptionSlider &option, SubControl subControl) const;
    void drawMenuItem(const QStyleOptionMenuItem &option, QPainter &painter, const QWidget *widget) const;
    QSize menuItemSize(const QStyleOptionMenuItem &option, const QSize &contents) const;
    void drawHeader(const QStyleOptionHeader &option, QPainter &painter, const QWidget *widget) const;
    void drawTab(const QStyleOptionTab &option, QPainter &painter) const;
    bool drawViewPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                           const QWidget *widget) const;
};

} // namespace octroi::theme
