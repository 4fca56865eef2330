// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "dialogs/formsheet.h"

namespace octroi::widgets {
class Field;
}

namespace octroi::dialogs {

class EndpointEditor;

/// An API with its endpoints: new, or one that is there.
class ApiSheet : public FormSheet
{
    Q_OBJECT
public:
    ApiSheet(pages::Context context, const domain::Api *api, QWidget *parent = nullptr);

protected:
    void submit() override;
    void retranslate() override;
    bool showFieldError(const Error &error) override;

private:
    bool m_new;
    domain::Api m_api;
    widgets::Field *m_name, *m_basePath;
    EndpointEditor *m_endpoints;
};

} // namespace octroi::dialogs
