// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QPushButton>

namespace octroi::widgets {

/// A push button of one of five kinds. One Primary a surface; Danger only for the last step.
class Button : public QPushButton
{
    Q_OBJECT
public:
    enum class Kind { Primary, Secondary, Ghost, Danger, DangerLine };
    enum class Size { Normal, Small };

    explicit Button(QWidget *parent = nullptr);
    explicit Button(const QString &text, Kind kind = Kind::Secondary, QWidget *parent = nullptr);

    Kind kind() const { return m_kind; }
    void setKind(Kind kind);
    void setButtonSize(Size size);
    void setIconName(const QString &name); ///< of resources/icons; "" for none
    /// Disables with the reason as tooltip; an empty reason enables.
    void setDisabledReason(const QString &reason);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    QFont textFont() const;
    Kind m_kind = Kind::Secondary;
    Size m_size = Size::Normal;
    QString m_iconName;
};

} // namespace octroi::widgets
