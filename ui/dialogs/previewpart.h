// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/spine.h"
#include "pages/page.h"

class QHBoxLayout;
class QVBoxLayout;

namespace octroi::widgets {
class Label;
class Link;
} // namespace octroi::widgets

namespace octroi::dialogs {

class PreviewTables;

/// What one plan will call on its backend, who is affected, and what of it would have been refused.
class PreviewPart : public QWidget
{
    Q_OBJECT
public:
    PreviewPart(pages::Context context, const change::Plan &plan, QWidget *parent = nullptr);
    void addBelow(QWidget *widget); ///< below the list
    void retranslate();
    int callCount() const { return m_callCount; } ///< of all items; one an item beyond those shown

private:
    QWidget *calls();
    void fillCalls(QWidget *rows);
    void fillCall(QHBoxLayout *line, const backends::PlannedCall &call);
    QStringList caveats() const; ///< what the backend does otherwise than the changes say
    void fillHead(QHBoxLayout *head);

    pages::Context m_context;
    change::Plan m_plan;
    int m_callCount = 0;
    QVBoxLayout *m_column;
    PreviewTables *m_tables = nullptr;
    widgets::Label *m_group = nullptr, *m_count = nullptr;
    widgets::Link *m_script;
};

} // namespace octroi::dialogs
