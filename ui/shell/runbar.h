// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/runs.h"
#include "widgets/surface.h"

namespace octroi::widgets {
class Button;
class Label;
} // namespace octroi::widgets

namespace octroi::shell {

/// Below the connection bar, when a run of an earlier start was not ended: go on with it, or leave out the
/// rest.
class RunBar : public widgets::Surface
{
    Q_OBJECT
public:
    explicit RunBar(change::Spine &spine, QWidget *parent = nullptr);

Q_SIGNALS:
    void resumed(const QString &runId);
    void failed(const octroi::Error &error);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void resume();
    void discard();

    change::Spine &m_spine;
    QString m_runId;
    widgets::Label *m_icon, *m_text;
    widgets::Button *m_resume, *m_discard;
};

} // namespace octroi::shell
