// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/api.h"

#include <QWidget>

namespace octroi::models {
class EndpointsModel;
}
namespace octroi::widgets {
class Button;
class Label;
class TableView;
} // namespace octroi::widgets

namespace octroi::dialogs {

/// The endpoints of an API as rows that are edited in place: method, path, scopes.
class EndpointEditor : public QWidget
{
    Q_OBJECT
public:
    explicit EndpointEditor(const QStringList &scopes, QWidget *parent = nullptr);
    QList<domain::Endpoint> endpoints() const;
    void setEndpoints(const QList<domain::Endpoint> &endpoints);
    /// False, with the row and the sentence shown, when a row is wrong.
    bool check();
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    void addRow();
    void removeRow();
    void update();

    models::EndpointsModel *m_model;
    widgets::TableView *m_table;
    widgets::Button *m_add, *m_remove;
    widgets::Label *m_error;
};

} // namespace octroi::dialogs
