// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "widgets/emptystate.h"

#include <QWidget>

namespace octroi::widgets {

/// The drawing of an empty state, in lines of the theme's colours.
class PictureView : public QWidget
{
    Q_OBJECT
public:
    explicit PictureView(EmptyState::Picture picture, QWidget *parent = nullptr);
    void setPicture(EmptyState::Picture picture);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    EmptyState::Picture m_picture;
};

} // namespace octroi::widgets
