// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/page.h"

#include <array>

namespace octroi::widgets {
class Label;
class Segments;
} // namespace octroi::widgets

namespace octroi::pages {

class BarChart;

/// What one key or OAuth client did in the last day, week or month: bars and four figures.
class CredentialUsage : public QWidget
{
    Q_OBJECT
public:
    explicit CredentialUsage(Context context, QWidget *parent = nullptr);
    void setKey(const QString &id);
    void setClient(const QString &id);
    void refresh();
    void retranslate();

private:
    struct Span
    {
        QDateTime from, to;
        bool hours = false;
    };
    Span span() const;
    void setCredential(const QString &id, bool isClient);
    void ask();
    void showBars(const QList<domain::UsageRow> &rows);
    void showTotals(const domain::UsageTotals *totals);
    void showError(const Error &error);

    Context m_context;
    QString m_id;
    bool m_isClient = false;
    int m_asked = 0; ///< answers to an earlier question are dropped
    Span m_span;
    widgets::Label *m_title, *m_caption, *m_error;
    widgets::Segments *m_spans;
    BarChart *m_chart;
    std::array<widgets::Label *, 4> m_names{}, m_values{};
};

} // namespace octroi::pages
