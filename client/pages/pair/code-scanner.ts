import { css, html, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import { readPairing } from '../../../shared/keys/pairing-code.ts'
import { t } from '../../i18n/catalogue.ts'
import '../../i18n/messages/app.ts'
import '../../i18n/messages/pairing.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-notice.ts'
import { CodeReadEvent } from './code-read-event.ts'
import { cameraProblem, openCamera, type CameraProblem } from './open-camera.ts'
import './pair-icons.ts'
import { openReader, type ReadCode } from './read-code.ts'

/** Between two looks at the picture; reading one takes some ten milliseconds. */
const LOOK_MS = 150

/**
 * The camera's picture, looked through for a pairing code. The camera is on only while this element stands in the page.
 *
 * @fires {CodeReadEvent} code-read - once
 */
@customElement('code-scanner')
export class CodeScanner extends PosElement {
  static override styles = [
    controlStyles,
    css`
      :host {
        display: grid;
        gap: 12px;
      }
      .picture {
        position: relative;
        overflow: hidden;
        aspect-ratio: 1;
        max-block-size: 56vh;
        border-radius: 16px;
        background: #101218;
      }
      video {
        inline-size: 100%;
        block-size: 100%;
        object-fit: cover;
      }
      .frame {
        position: absolute;
        inset: 14%;
        border: 3px solid #fff;
        border-radius: 20px;
        box-shadow: 0 0 0 100vmax rgb(16 18 24 / 0.42);
      }
    `,
  ]

  @state() private problem: CameraProblem | undefined
  @state() private readsOther = false

  @query('video') private readonly video!: HTMLVideoElement

  #stream: MediaStream | undefined
  #isGone = false

  override connectedCallback(): void {
    super.connectedCallback()
    this.#isGone = false
    void this.#start()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#isGone = true
    this.#stop()
  }

  protected override render() {
    if (this.problem !== undefined) return this.#problem(this.problem)
    return html`<div class="picture">
        <video muted playsinline aria-label=${t('pairing.scan_text')}></video>
        <div class="frame"></div>
      </div>
      ${
        this.readsOther
          ? html`<pos-notice tone="warning" icon="triangle-alert" role="status"
              >${t('pairing.scan_other')}</pos-notice
            >`
          : nothing
      }`
  }

  #problem(problem: CameraProblem) {
    return html`<pos-notice tone="warning" icon="camera-off" role="alert" data-testid="camera-problem">
      ${t(`pairing.${problem}`)}
      ${
        problem === 'camera_absent'
          ? nothing
          : html`<button slot="action" class="button" @click=${this.#start}>${t('app.try_again')}</button>`
      }
    </pos-notice>`
  }

  readonly #start = async (): Promise<void> => {
    this.problem = undefined
    try {
      const [stream, read] = await Promise.all([openCamera(), openReader()])
      this.#stream = stream
      if (this.#isGone) return this.#stop()
      await this.updateComplete
      this.video.srcObject = stream
      await this.video.play()
      await this.#look(read)
    } catch (error) {
      this.#stop()
      this.problem = cameraProblem(error)
    }
  }

  async #look(read: ReadCode): Promise<void> {
    while (!this.#isGone) {
      const text = await read(this.video)
      if (text !== undefined && isPairing(text)) {
        this.dispatchEvent(new CodeReadEvent(text))
        return
      }
      this.readsOther = text !== undefined
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
    }
  }

  #stop(): void {
    for (const track of this.#stream?.getTracks() ?? []) track.stop()
    this.#stream = undefined
  }
}

function isPairing(text: string): boolean {
  try {
    readPairing(text)
    return true
  } catch {
    return false
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'code-scanner': CodeScanner
  }
}
