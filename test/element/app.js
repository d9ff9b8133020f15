/** The smallest Element Web: the pages of matrix-react-sdk on a homeserver that the address names (`?server=`). */

import * as counterpart from 'counterpart'
import BasePlatform from 'matrix-react-sdk/lib/BasePlatform'
import PlatformPeg from 'matrix-react-sdk/lib/PlatformPeg'
import SdkConfig from 'matrix-react-sdk/lib/SdkConfig'
import english from 'matrix-react-sdk/src/i18n/strings/en_EN.json'
import React from 'react'
import ReactDOM from 'react-dom'

class Platform extends BasePlatform {
  async getConfig() {
    return {}
  }
  getDefaultDeviceDisplayName() {
    return 'Element'
  }
  getHumanReadableName() {
    return 'Element'
  }
  async requestNotificationPermission() {
    return 'denied'
  }
  async getAppVersion() {
    return '1'
  }
  reload() {
    window.location.reload()
  }
  supportsNotifications() {
    return false
  }
  maySendNotifications() {
    return false
  }
  startUpdateCheck() {}
}

const server = {
  hsUrl: new URLSearchParams(location.search).get('server'),
  hsName: 'synapse.test',
  hsNameIsDifferent: false,
  isUrl: '',
  isDefault: true,
  isNameResolvable: true,
  warning: '',
}
PlatformPeg.set(new Platform())
SdkConfig.put({ brand: 'Element', default_theme: 'light', validated_server_config: server, setting_defaults: {}, features: {} })
const words = counterpart.default ?? counterpart
words.setSeparator('|')
words.registerTranslations('en', english)
words.setFallbackLocale('en')

// Only now: it reads the settings while it loads.
const loaded = await import('matrix-react-sdk/lib/components/structures/MatrixChat')
window.matrixChat = ReactDOM.render(
  React.createElement(loaded.default?.default ?? loaded.default, {
    config: SdkConfig.get(),
    realQueryParams: {},
    startingFragmentQueryParams: {},
    enableGuest: false,
    defaultDeviceDisplayName: 'Element',
    onNewScreen() {},
    onTokenLoginCompleted() {},
    initPromiseCallback() {},
  }),
  document.getElementById('matrixchat'),
)
