// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/errortext.h"

#include "models/format.h"

namespace octroi::shell {

QString errorText(const Error &error)
{
    return models::Format::error(error); // one table of sentences for cells, pages and the window
}

QString errorDetails(const Error &error)
{
    return models::Format::errorDetails(error);
}

} // namespace octroi::shell
